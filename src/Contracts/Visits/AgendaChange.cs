namespace Podium.Contracts.Visits;

/// <summary>Something on an agenda changed: who shows it reads it again.</summary>
/// <param name="ManagerId">Whose agenda, or null.</param>
/// <param name="UnitId">The unit concerned, or null.</param>
/// <param name="Kind">What it was: <c>visit</c>, <c>contact</c>, <c>report</c>, <c>need</c>, <c>tier</c>, <c>due</c>.</param>
/// <param name="RefId">The thing.</param>
[GenerateSerializer, Immutable, Alias(Aliases.AgendaChange)]
public sealed record AgendaChange(string? ManagerId, string? UnitId, string Kind, string RefId);

/// <summary>Hears of changes.</summary>
[Alias(Aliases.AgendaObserver)]
public interface IAgendaObserver : IGrainObserver
{
    /// <summary>Something changed that a feed told of.</summary>
    [Alias("Changed")]
    Task ChangedAsync(string feed, AgendaChange change);
}

/// <summary>Passes on what changes for one manager or in one unit and below. Key: <c>m:</c> and the manager id, or <c>u:</c> and the unit id.</summary>
[Alias(Aliases.AgendaFeedGrain)]
public interface IAgendaFeedGrain : IGrainWithStringKey
{
    /// <summary>Tells the observer from now on; repeat it at least every minute.</summary>
    [Alias("Watch")]
    Task WatchAsync(IAgendaObserver observer);

    /// <summary>Ends the telling.</summary>
    [Alias("Unwatch")]
    Task UnwatchAsync(IAgendaObserver observer);

    /// <summary>Tells everybody who watches.</summary>
    [Alias("Tell")]
    Task TellAsync(AgendaChange change);
}

/// <summary>A manager's agenda: keeps the one reminder for what is due next. Key: the manager id.</summary>
[Alias(Aliases.AgendaGrain)]
public interface IAgendaGrain : IGrainWithStringKey
{
    /// <summary>The agenda changed: the reminder is set anew.</summary>
    [Alias("Plan")]
    Task PlanAsync();

    /// <summary>Tells what came due since the last time, in order and once, and sets the reminder for the next; answers how many were new.</summary>
    [Alias("Wake")]
    Task<int> WakeAsync();
}
