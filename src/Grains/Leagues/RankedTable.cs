using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>
/// A league table in order. Applying changes costs a sort of what changed, a binary search for each, and one pass over the rows between the
/// first and the last that moved, never a sort of the whole.
/// Leagues and web hosts use the same type, so a board equals the league as soon as it has the same entries. Not safe for concurrent use.
/// </summary>
public sealed partial class RankedTable
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Stack<int> _free = [];
    private readonly RankOrder _order;
    private Place?[] _rows = [];
    private bool _yesterdayIsStale = true;

    /// <summary>An empty table.</summary>
    public RankedTable(TieRule tieRule) => _order = new RankOrder(tieRule, (a, b) => Compare(_rows[a]!.Entry, _rows[b]!.Entry));

    /// <summary>How many members the table has.</summary>
    public int Count => _order.Count;

    /// <summary>The place of a member, or null.</summary>
    public Place? Find(string memberId) => _places.GetValueOrDefault(memberId);

    /// <summary>The place at a 0-based index.</summary>
    public Place this[int index] => _rows[_order[index]]!;

    /// <summary>Orders members: best value first, no data last, then secondary, who reached it first, id.</summary>
    public static int Compare(LeagueEntry a, LeagueEntry b)
    {
        var byValue = CompareValues(b.Value, a.Value);
        if (byValue != 0)
        {
            return byValue;
        }

        var bySecondary = b.Secondary.CompareTo(a.Secondary);
        if (bySecondary != 0)
        {
            return bySecondary;
        }

        var byTime = a.Value is null ? 0 : a.ReachedAt.CompareTo(b.ReachedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.MemberId, b.MemberId);
    }

    /// <summary>Replaces everything. Ranks before are forgotten.</summary>
    public void Reset(IEnumerable<LeagueEntry> entries)
    {
        _places.Clear();
        _free.Clear();
        _yesterdayIsStale = true;
        foreach (var entry in entries)
        {
            if (_places.TryGetValue(entry.MemberId, out var place))
            {
                place.Entry = entry;
                _order.SetValue(place.RowNumber, entry.Value);
            }
            else
            {
                Add(entry, _places.Count);
            }
        }

        _order.Reset(_places.Count);
    }

    /// <summary>Takes in changed and new members and lets removed ones go.</summary>
    public void Apply(IReadOnlyCollection<LeagueEntry> changed, IReadOnlyCollection<string> removed)
    {
        if (changed.Count == 0 && removed.Count == 0)
        {
            return;
        }

        var moving = new List<int>(changed.Count);
        var vacated = new List<int>(changed.Count + removed.Count);
        foreach (var entry in changed)
        {
            Take(entry, moving, vacated);
        }

        foreach (var id in removed)
        {
            if (_places.Remove(id, out var place))
            {
                Leave(place, moving, vacated);
            }
        }

        _order.Move(vacated, moving);
        foreach (var row in moving)
        {
            _rows[row]!.IsMoving = false;
        }
    }

    /// <summary>The row of a place, ready to show.</summary>
    public LeagueRow Row(Place place)
    {
        RankYesterday();
        long? gap = place.Index > 0 && place.Entry.Value is { } own && this[place.Index - 1].Entry.Value is { } above ? above - own : null;
        return new LeagueRow(place.Entry.MemberId, place.Index + 1, place.Rank, place.YesterdayRank, place.Entry.Value, gap);
    }

    /// <summary>Rows from a 0-based offset.</summary>
    public IEnumerable<LeagueRow> Rows(int offset, int count)
    {
        for (var i = Math.Max(0, offset); i < Math.Min(Count, (long)offset + count); i++)
        {
            yield return Row(this[i]);
        }
    }

    private static int CompareValues(long? a, long? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => a.Value.CompareTo(b.Value),
    };

    private void Take(LeagueEntry entry, List<int> moving, List<int> vacated)
    {
        if (!_places.TryGetValue(entry.MemberId, out var place))
        {
            _yesterdayIsStale = true;
            place = Add(entry, _free.TryPop(out var free) ? free : _places.Count);
            _order.Clear(place.RowNumber);
            place.IsMoving = true;
            moving.Add(place.RowNumber);
            return;
        }

        _yesterdayIsStale |= place.Entry.YesterdayValue != entry.YesterdayValue;
        place.Entry = entry;
        _order.SetValue(place.RowNumber, entry.Value);
        if (!place.IsMoving)
        {
            place.IsMoving = true;
            moving.Add(place.RowNumber);
            vacated.Add(place.Index);
        }
    }

    private Place Add(LeagueEntry entry, int row)
    {
        if (row >= _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(row + 1, 2 * _rows.Length));
        }

        var place = _rows[row] = new Place(_order, row, entry);
        _order.SetValue(row, entry.Value);
        _places.Add(entry.MemberId, place);
        return place;
    }

    private void Leave(Place place, List<int> moving, List<int> vacated)
    {
        _yesterdayIsStale = true;
        _rows[place.RowNumber] = null;
        _free.Push(place.RowNumber);
        if (place.IsMoving)
        {
            // What moves has given up its index already; what is new never had one.
            moving.Remove(place.RowNumber);
        }
        else
        {
            vacated.Add(place.Index);
        }
    }

    private void RankYesterday()
    {
        if (!_yesterdayIsStale)
        {
            return;
        }

        _yesterdayIsStale = false;
        var order = new List<Place>(Count);
        foreach (var place in _places.Values)
        {
            place.YesterdayRank = null;
            if (place.Entry.YesterdayValue is not null)
            {
                order.Add(place);
            }
        }

        order.Sort(static (a, b) =>
        {
            var byValue = b.Entry.YesterdayValue!.Value.CompareTo(a.Entry.YesterdayValue!.Value);
            return byValue != 0 ? byValue : string.CompareOrdinal(a.Entry.MemberId, b.Entry.MemberId);
        });
        var (rank, before) = (0, RankOrder.NoData);
        for (var i = 0; i < order.Count; i++)
        {
            var value = order[i].Entry.YesterdayValue!.Value;
            rank = _order.NextRank(rank, i, before, value);
            before = value;
            order[i].YesterdayRank = rank;
        }
    }
}
