namespace Podium.Grains.Hosting;

/// <summary>The pace of live totals and tables. Section <c>Podium:Live</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Podium:Live";

    /// <summary>Shortest time between two reports of a manager to its league, or of a league to its parent. Shorter is livelier and costs calls.</summary>
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Shortest time between two deltas of a watched table. Ranking costs once per tick and watched table.</summary>
    public TimeSpan TickInterval { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often a manager with news reads what it may have missed from the ledger and saves how far it has come.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a league looks whether the day has rolled or the organisation has changed.</summary>
    public TimeSpan DayCheckInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After how long without a sign of life an observer is dropped.</summary>
    public TimeSpan ObserverExpiry { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How often a league compares what it has with what managers have saved, to mend what a crash on the way may have lost.</summary>
    public TimeSpan HealInterval { get; set; } = TimeSpan.FromMinutes(5);
}
