namespace Podium.WebHost.Reconciliation;

/// <summary>When and how thoroughly the bank is reconciled. Section <c>Podium:Reconcile</c>.</summary>
public sealed class ReconcileOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Podium:Reconcile";

    /// <summary>How often it runs by itself; zero for never. Several web hosts share the turns. Default 5 minutes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after the start the first run may begin, so that it does not get in the way of the first boards.</summary>
    public TimeSpan StartDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long two numbers must differ without either moving until they count as different. Longer than a manager needs to fetch by itself
    /// what it missed.
    /// </summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run follows numbers that keep moving; what never stood still is reported as undecided, not as different.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many managers a run by itself asks, in turn, because asking wakes them. Runs on demand ask all. Units are always compared whole.
    /// </summary>
    public int ManagersPerRun { get; set; } = 5_000;
}
