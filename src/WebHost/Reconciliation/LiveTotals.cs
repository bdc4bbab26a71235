using System.Collections.Concurrent;
using System.Collections.Immutable;
using Podium.Contracts.Leagues;
using Podium.Contracts.Managers;

namespace Podium.WebHost.Reconciliation;

/// <summary>The numbers as they live in managers and leagues.</summary>
internal interface ILiveTotals
{
    /// <summary>Totals of managers on a business date; those that stand on another date are left out.</summary>
    Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadManagersAsync(IEnumerable<string> managerIds, DateOnly date, CancellationToken cancellationToken);

    /// <summary>Totals of units on a business date; those that stand on another date are left out.</summary>
    Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadUnitsAsync(IEnumerable<string> unitIds, DateOnly date, CancellationToken cancellationToken);
}

/// <summary>Asks grains, some at once.</summary>
internal sealed class GrainTotals(IGrainFactory grains) : ILiveTotals
{
    private const int AtOnce = 16;

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadManagersAsync(
        IEnumerable<string> managerIds, DateOnly date, CancellationToken cancellationToken) => ReadAsync(
        managerIds,
        date,
        async id =>
        {
            var view = await grains.GetGrain<IManagerGrain>(id).GetTotalsAsync();
            return (view.BusinessDate, view.Values);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadUnitsAsync(
        IEnumerable<string> unitIds, DateOnly date, CancellationToken cancellationToken) => ReadAsync(
        unitIds,
        date,
        async id =>
        {
            var view = await grains.GetGrain<ILeagueGrain>(id).GetTotalsAsync();
            return (view.BusinessDate, view.Values);
        },
        cancellationToken);

    private static async Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadAsync(
        IEnumerable<string> ids,
        DateOnly date,
        Func<string, Task<(DateOnly Date, ImmutableArray<IndicatorValue> Values)>> ask,
        CancellationToken cancellationToken)
    {
        var read = new ConcurrentDictionary<string, ImmutableArray<IndicatorValue>>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, options, async (id, _) =>
        {
            var view = await ask(id);
            if (view.Date == date)
            {
                read[id] = view.Values;
            }
        });
        return read;
    }
}
