using System.Collections.Immutable;

namespace Podium.Contracts.Leagues;

/// <summary>Receives what changes in watched tables; implemented by web hosts and by any Orleans client.</summary>
[Alias(Aliases.LeagueObserver)]
public interface ILeagueObserver : IGrainObserver
{
    /// <summary>
    /// The next delta. Calls for one table come in order, but a lost one is lost: compare version and sequence, and watch
    /// again for a snapshot when they do not fit.
    /// </summary>
    [Alias("OnDelta")]
    Task OnDeltaAsync(LeagueDelta delta);
}

/// <summary>
/// The league of one unit. Key: unit id. Every call that names a table can throw <c>indicator_unknown</c>,
/// <c>measure_not_allowed</c>, <c>unit_unknown</c>.
/// </summary>
[Alias(Aliases.LeagueGrain)]
public interface ILeagueGrain : IGrainWithStringKey
{
    /// <summary>Rows of the ranked table from a 0-based offset; at most 1,000.</summary>
    [Alias("GetPage")]
    Task<LeaguePage> GetPageAsync(LeagueTableKey key, int offset, int count);

    /// <summary>The member's row with up to <paramref name="radius"/> rows (at most 100) on either side; empty when it is not in the table.</summary>
    [Alias("GetAround")]
    Task<LeaguePage> GetAroundAsync(LeagueTableKey key, string memberId, int radius);

    /// <summary>The rows of the named members that are in the table, in table order; at most 1,000 ids.</summary>
    [Alias("GetMembers")]
    Task<LeaguePage> GetMembersAsync(LeagueTableKey key, ImmutableArray<string> memberIds);

    /// <summary>The unit's own values, everybody in and below it together, ranked or not. Costs no table.</summary>
    [Alias("GetTotals")]
    Task<UnitView> GetTotalsAsync();

    /// <summary>
    /// Sends deltas of the table to the observer from now on and answers with the table. Call again at least every minute, or
    /// the observer is dropped; calling again is also how to get a new snapshot.
    /// </summary>
    [Alias("Watch")]
    Task<LeagueSnapshot> WatchAsync(LeagueTableKey key, ILeagueObserver observer);

    /// <summary>Says that the observer is still there, for all its tables; answers the tables this league sends it.</summary>
    [Alias("KeepWatching")]
    Task<ImmutableArray<LeagueTableKey>> KeepWatchingAsync(ILeagueObserver observer);

    /// <summary>Ends the sending.</summary>
    [Alias("Unwatch")]
    Task UnwatchAsync(LeagueTableKey key, ILeagueObserver observer);
}
