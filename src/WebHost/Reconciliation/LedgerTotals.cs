using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Managers;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Grains.Totals;

namespace Podium.WebHost.Reconciliation;

/// <summary>Totals of managers and units computed from the ledger alone; a manager can be read again when more came in.</summary>
internal sealed class LedgerTotals(IExplainReader reader, OrganizationTree organization, IndicatorCatalog indicators, PeriodFrame frame)
{
    private const int AtOnce = 200;

    // Levels of days to come are in the live totals as pending steps: read them too.
    private static readonly DateOnly Ever = new(9999, 12, 31);

    private readonly Dictionary<string, ImmutableArray<UnitPart>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<BucketKey, BucketLine>> _units = new(StringComparer.Ordinal);

    /// <summary>Reads managers, again or for the first time.</summary>
    public async Task ReadAsync(IEnumerable<string> managerIds, CancellationToken cancellationToken)
    {
        foreach (var chunk in managerIds.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var moved = chunk.Where(id => organization.FindManager(id)?.Placements.Length > 1).ToArray();
            var settled = chunk.Except(moved, StringComparer.Ordinal).ToArray();
            List<ManagerDayChange> changes =
            [
                .. settled.Length == 0 ? [] : await reader.ReadDaySumsAsync(settled, Ever, frame.StartOf(Period.Year), null, cancellationToken),
                .. moved.Length == 0 ? [] : await reader.ReadDaySumsAsync(moved, Ever, null, null, cancellationToken),
            ];
            var byManager = changes.ToLookup(change => change.ManagerId, change => change.Change, StringComparer.Ordinal);
            foreach (var id in chunk)
            {
                Replace(id, organization.FindManager(id) is { } manager ? [.. PortfolioTotals.Build(manager.Placements, frame, byManager[id]).Parts()] : []);
            }
        }
    }

    /// <summary>What a manager's totals must be.</summary>
    public ImmutableArray<IndicatorValue> OfManager(string managerId) => Read(_parts.GetValueOrDefault(managerId, []).SelectMany(part => part.Buckets));

    /// <summary>What a unit's totals must be: everybody in and below it.</summary>
    public ImmutableArray<IndicatorValue> OfUnit(string unitId) => Read(
        organization.SubtreeOf(unitId)
            .SelectMany(unit => _units.GetValueOrDefault(unit, []))
            .Select(line => new BucketTotal(line.Key, line.Value)));

    private ImmutableArray<IndicatorValue> Read(IEnumerable<BucketTotal> buckets)
    {
        var sum = new Dictionary<BucketKey, BucketLine>();
        foreach (var bucket in buckets)
        {
            sum[bucket.Key] = sum.TryGetValue(bucket.Key, out var present) ? present.Plus(bucket.Line) : bucket.Line;
        }

        return IndicatorReader.For(indicators).Read(sum, frame);
    }

    private void Replace(string managerId, ImmutableArray<UnitPart> parts)
    {
        foreach (var (unit, bucket) in Lines(_parts.GetValueOrDefault(managerId, [])))
        {
            unit[bucket.Key] = unit[bucket.Key].Minus(bucket.Line);
        }

        foreach (var (unit, bucket) in Lines(parts))
        {
            unit[bucket.Key] = unit.TryGetValue(bucket.Key, out var sum) ? sum.Plus(bucket.Line) : bucket.Line;
        }

        _parts[managerId] = parts;
    }

    private IEnumerable<(Dictionary<BucketKey, BucketLine> Unit, BucketTotal Bucket)> Lines(ImmutableArray<UnitPart> parts)
    {
        foreach (var part in parts)
        {
            if (!_units.TryGetValue(part.UnitId, out var unit))
            {
                _units.Add(part.UnitId, unit = []);
            }

            foreach (var bucket in part.Buckets)
            {
                yield return (unit, bucket);
            }
        }
    }
}
