using System.Collections.Immutable;
using Podium.Contracts.Managers;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;

namespace Podium.WebHost.Reconciliation;

/// <summary>
/// Compares managers and units with the ledger while postings flow. Live numbers are read before and after the ledger; what agrees with
/// neither is read again until it agrees, or until it differs although nothing moves. Before a difference counts, everything it is made of
/// is read once more from the beginning.
/// </summary>
internal sealed class LiveComparison(
    IReconcileReader reader,
    IExplainReader entries,
    ILiveTotals live,
    BankDirectory bank,
    ReconcileOptions options,
    TimeProvider clock)
{
    // The readings of all managers of a large bank together would fill the memory.
    private const int ManagersAtOnce = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly OpenCells _open = new(options.Settle);
    private readonly OrganizationTree _organization = bank.Organization;
    private readonly DateOnly _date = bank.Today;
    private readonly LedgerTotals _ledger = new(entries, bank.Organization, bank.Indicators, bank.Frame);
    private long _sequence;

    /// <summary>Compares; null when the bank changed meanwhile (date, organisation, indicators) and it must be begun again.</summary>
    public async Task<Findings?> RunAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken)
    {
        var indicators = bank.Indicators.Version;
        var until = clock.GetUtcNow() + options.Patience;
        await BeginAllAsync(managerIds, cancellationToken);
        while (_open.Count > 0 && clock.GetUtcNow() < until)
        {
            if (bank.Today != _date || bank.Organization.Version != _organization.Version || bank.Indicators.Version != indicators)
            {
                return null;
            }

            await Task.Delay(Pause, clock, cancellationToken);
            await AgainAsync(cancellationToken);
            if (_open.Settled(clock.GetUtcNow()).Count > 0 && await ConfirmAsync(cancellationToken) is { Count: > 0 } differences)
            {
                return new Findings([.. differences], 0);
            }
        }

        return new Findings([], _open.Count);
    }

    private async Task BeginAsync(string[] managerIds, CancellationToken cancellationToken)
    {
        var before = await live.ReadManagersAsync(managerIds, _date, cancellationToken);
        await _ledger.ReadAsync(managerIds, cancellationToken);
        var after = await live.ReadManagersAsync(managerIds, _date, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var id in managerIds)
        {
            _open.Begin(null, id, _ledger.OfManager(id), Readings(id, before, after), now);
        }
    }

    private async Task BeginAllAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken)
    {
        var units = _organization.Snapshot.Units.Select(unit => unit.Id).ToArray();
        var unitsBefore = await live.ReadUnitsAsync(units, _date, cancellationToken);
        _sequence = (await reader.FindMovedAsync(long.MaxValue, cancellationToken)).LastSequence;
        foreach (var some in managerIds.Chunk(ManagersAtOnce))
        {
            await BeginAsync(some, cancellationToken);
        }

        await _ledger.ReadAsync(Everybody().Except(managerIds, StringComparer.Ordinal), cancellationToken);
        var unitsAfter = await live.ReadUnitsAsync(units, _date, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var id in units)
        {
            _open.Begin(id, null, _ledger.OfUnit(id), Readings(id, unitsBefore, unitsAfter), now);
        }
    }

    private async Task AgainAsync(CancellationToken cancellationToken)
    {
        var (units, managers) = (_open.Units, _open.Managers);
        var unitsBefore = await live.ReadUnitsAsync(units, _date, cancellationToken);
        var managersBefore = await live.ReadManagersAsync(managers, _date, cancellationToken);
        var news = await reader.FindMovedAsync(_sequence, cancellationToken);
        _sequence = news.LastSequence;
        await _ledger.ReadAsync(news.ManagerIds.Concat(managers), cancellationToken);
        var unitsAfter = await live.ReadUnitsAsync(units, _date, cancellationToken);
        var managersAfter = await live.ReadManagersAsync(managers, _date, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var id in managers)
        {
            _open.Again(null, id, _ledger.OfManager(id), Readings(id, managersBefore, managersAfter), now);
        }

        foreach (var id in units)
        {
            _open.Again(id, null, _ledger.OfUnit(id), Readings(id, unitsBefore, unitsAfter), now);
        }
    }

    // A commit of another silo may have become visible below the sequence that was followed: read the whole ledger once more.
    private async Task<IReadOnlyList<Difference>> ConfirmAsync(CancellationToken cancellationToken)
    {
        await _ledger.ReadAsync(Everybody(), cancellationToken);
        await AgainAsync(cancellationToken);
        return _open.Settled(clock.GetUtcNow());
    }

    private IEnumerable<string> Everybody() => _organization.Snapshot.Managers.Select(manager => manager.Id)
        .Concat(_organization.Snapshot.Units.Select(unit => OrganizationTree.PoolOf(unit.Id)));

    private static IReadOnlyList<ImmutableArray<IndicatorValue>> Readings(
        string id, params IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>[] readings) =>
        [.. readings.Where(reading => reading.ContainsKey(id)).Select(reading => reading[id])];
}
