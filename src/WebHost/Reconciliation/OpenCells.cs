using System.Collections.Immutable;
using Podium.Contracts.Managers;

namespace Podium.WebHost.Reconciliation;

/// <summary>
/// The numbers that have not agreed yet. While postings flow the two sides of a number are never read at the same instant: one agreement
/// proves it, and a difference counts only when both sides stand still for a while and still differ. Pure.
/// </summary>
internal sealed class OpenCells(TimeSpan settle)
{
    private readonly Dictionary<Cell, Open> _open = [];

    /// <summary>How many have not agreed.</summary>
    public int Count => _open.Count;

    /// <summary>Managers with numbers that have not agreed.</summary>
    public IReadOnlyCollection<string> Managers => _open.Keys.Where(cell => cell.Manager is not null).Select(cell => cell.Manager!).ToHashSet(StringComparer.Ordinal);

    /// <summary>Units with numbers that have not agreed.</summary>
    public IReadOnlyCollection<string> Units => _open.Keys.Where(cell => cell.Unit is not null).Select(cell => cell.Unit!).ToHashSet(StringComparer.Ordinal);

    /// <summary>First look at a manager or unit: keeps what does not agree with any of the readings.</summary>
    public void Begin(string? unit, string? manager, ImmutableArray<IndicatorValue> expected, IReadOnlyList<ImmutableArray<IndicatorValue>> readings, DateTimeOffset now)
    {
        if (readings.Any(reading => reading.SequenceEqual(expected)))
        {
            return;
        }

        foreach (var (cell, value) in Flatten(unit, manager, expected))
        {
            Look(cell, value, readings, now);
        }
    }

    /// <summary>Looks again at what has not agreed.</summary>
    public void Again(string? unit, string? manager, ImmutableArray<IndicatorValue> expected, IReadOnlyList<ImmutableArray<IndicatorValue>> readings, DateTimeOffset now)
    {
        foreach (var (cell, value) in Flatten(unit, manager, expected))
        {
            if (_open.ContainsKey(cell))
            {
                Look(cell, value, readings, now);
            }
        }
    }

    /// <summary>What differs although nothing moved for long enough.</summary>
    public IReadOnlyList<Difference> Settled(DateTimeOffset now) =>
        [.. _open.Where(open => now - open.Value.Since >= settle).Select(open => open.Key.Differ(open.Value.Expected, open.Value.Actual))];

    private void Look(Cell cell, long? expected, IReadOnlyList<ImmutableArray<IndicatorValue>> readings, DateTimeOffset now)
    {
        var actual = readings.Select(reading => Find(reading, cell)).ToArray();
        if (actual.Any(value => (value ?? 0) == (expected ?? 0)))
        {
            _open.Remove(cell);
            return;
        }

        var last = actual.Length == 0 ? null : actual[^1];
        var stands = _open.TryGetValue(cell, out var before) && before.Expected == expected && actual.All(value => value == before.Actual);
        _open[cell] = new Open(expected, last, stands ? before!.Since : now);
    }

    private static IEnumerable<(Cell Cell, long? Value)> Flatten(string? unit, string? manager, ImmutableArray<IndicatorValue> values)
    {
        foreach (var value in values)
        {
            yield return (new Cell(unit, manager, value.Indicator, value.Period, false), value.Value);
            yield return (new Cell(unit, manager, value.Indicator, value.Period, true), value.Increase);
        }
    }

    private static long? Find(ImmutableArray<IndicatorValue> values, Cell cell)
    {
        foreach (var value in values)
        {
            if (value.Period == cell.Period && string.Equals(value.Indicator, cell.Indicator, StringComparison.Ordinal))
            {
                return cell.IsIncrease ? value.Increase : value.Value;
            }
        }

        return null;
    }

    private sealed record Open(long? Expected, long? Actual, DateTimeOffset Since);
}
