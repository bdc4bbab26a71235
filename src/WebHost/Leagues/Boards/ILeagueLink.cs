using System.Collections.Concurrent;
using System.Collections.Immutable;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>How a host watches leagues.</summary>
internal interface ILeagueLink
{
    /// <summary>Watches a table; answers it whole.</summary>
    Task<LeagueSnapshot> WatchAsync(LeagueTableKey key, ILeagueObserver observer);

    /// <summary>Says that the observer is still there; answers whether the league still sends it the table.</summary>
    Task<bool> KeepWatchingAsync(LeagueTableKey key, ILeagueObserver observer);

    /// <summary>Ends the watching.</summary>
    Task UnwatchAsync(LeagueTableKey key, ILeagueObserver observer);
}

/// <summary>Where a feed's changes go.</summary>
internal interface IBoardOutlet
{
    /// <summary>Sends each change to its audience. Must not wait for slow viewers.</summary>
    void Send(LeagueTableKey key, IReadOnlyList<BoardChange> changes);
}

/// <summary>Watches league grains. One observer reference for each feed, kept as long as it watches.</summary>
internal sealed class OrleansLeagueLink(IGrainFactory grains) : ILeagueLink
{
    private readonly ConcurrentDictionary<ILeagueObserver, ILeagueObserver> _references = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public Task<LeagueSnapshot> WatchAsync(LeagueTableKey key, ILeagueObserver observer) => League(key).WatchAsync(key, Reference(observer));

    /// <inheritdoc/>
    public async Task<bool> KeepWatchingAsync(LeagueTableKey key, ILeagueObserver observer)
    {
        ImmutableArray<LeagueTableKey> watched = await League(key).KeepWatchingAsync(Reference(observer));
        return watched.Contains(key);
    }

    /// <inheritdoc/>
    public async Task UnwatchAsync(LeagueTableKey key, ILeagueObserver observer)
    {
        if (!_references.TryRemove(observer, out var reference))
        {
            return;
        }

        try
        {
            await League(key).UnwatchAsync(key, reference);
        }
        finally
        {
            grains.DeleteObjectReference<ILeagueObserver>(reference);
        }
    }

    private ILeagueGrain League(LeagueTableKey key) => grains.GetGrain<ILeagueGrain>(key.UnitId);

    private ILeagueObserver Reference(ILeagueObserver observer) =>
        _references.GetOrAdd(observer, static (o, factory) => factory.CreateObjectReference<ILeagueObserver>(o), grains);
}
