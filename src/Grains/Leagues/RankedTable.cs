using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>
/// A league table in order. Applying changes costs a sort of what changed, a binary search for each, and one pass over the rows between the
/// first and the last that moved, never a sort of the whole.
/// Leagues and web hosts use the same type, so a board equals the league as soon as it has the same entries. Not safe for concurrent use.
/// </summary>
public sealed partial class RankedTable(TieRule tieRule)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private Place[] _order = [];
    private Place[] _spare = [];
    private bool _yesterdayIsStale = true;

    /// <summary>How many members the table has.</summary>
    public int Count => _order.Length;

    /// <summary>The place of a member, or null.</summary>
    public Place? Find(string memberId) => _places.GetValueOrDefault(memberId);

    /// <summary>The place at a 0-based index.</summary>
    public Place this[int index] => _order[index];

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
        foreach (var entry in entries)
        {
            _places[entry.MemberId] = new Place(entry);
        }

        _order = [.. _places.Values];
        Array.Sort(_order, ByEntry);
        _yesterdayIsStale = true;
        Number(0, _order.Length);
        foreach (var place in _order)
        {
            place.PreviousRank = null;
        }
    }

    /// <summary>Takes in changed and new members and lets removed ones go.</summary>
    public void Apply(IReadOnlyCollection<LeagueEntry> changed, IReadOnlyCollection<string> removed)
    {
        if (changed.Count == 0 && removed.Count == 0)
        {
            return;
        }

        var moving = new List<Place>(changed.Count);
        foreach (var entry in changed)
        {
            Take(entry, moving);
        }

        var vacated = new List<int>(changed.Count + removed.Count);
        foreach (var id in removed)
        {
            if (_places.Remove(id, out var place))
            {
                place.IsLeaving = true;
                _yesterdayIsStale = true;
                AddVacated(place, vacated);
            }
        }

        moving.RemoveAll(static place => place.IsLeaving);
        moving.ForEach(place => AddVacated(place, vacated));
        vacated.Sort();
        moving.Sort(ByEntry);
        var (first, last) = Merge(moving, Compact(vacated));
        Number(Math.Min(first, vacated.Count > 0 ? vacated[0] : first), Math.Max(last, vacated.Count > 0 ? vacated[^1] + 1 : last));
    }

    /// <summary>The row of a place, ready to show.</summary>
    public LeagueRow Row(Place place)
    {
        RankYesterday();
        long? gap = place.Index > 0 && place.Entry.Value is { } own && _order[place.Index - 1].Entry.Value is { } above ? above - own : null;
        return new LeagueRow(place.Entry.MemberId, place.Index + 1, place.Rank, place.YesterdayRank, place.Entry.Value, gap);
    }

    /// <summary>Rows from a 0-based offset.</summary>
    public IEnumerable<LeagueRow> Rows(int offset, int count)
    {
        for (var i = Math.Max(0, offset); i < Math.Min(_order.Length, (long)offset + count); i++)
        {
            yield return Row(_order[i]);
        }
    }

    private static int CompareValues(long? a, long? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => a.Value.CompareTo(b.Value),
    };

    private static int ByEntry(Place a, Place b)
    {
        var byValue = CompareValues(b.Value, a.Value);
        return byValue != 0 ? byValue : Compare(a.Entry, b.Entry);
    }

    private void Take(LeagueEntry entry, List<Place> moving)
    {
        if (!_places.TryGetValue(entry.MemberId, out var place))
        {
            place = new Place(entry);
            _places.Add(entry.MemberId, place);
            _yesterdayIsStale = true;
            moving.Add(place);
            place.IsMoving = true;
            return;
        }

        _yesterdayIsStale |= place.Entry.YesterdayValue != entry.YesterdayValue;
        place.Entry = entry;
        if (!place.IsMoving)
        {
            place.IsMoving = true;
            moving.Add(place);
        }
    }

    private static void AddVacated(Place place, List<int> vacated)
    {
        if (place.Index >= 0)
        {
            vacated.Add(place.Index);
        }
    }

    /// <summary>Closes the gaps that moving and leaving rows left; answers how many rows remain.</summary>
    private int Compact(List<int> vacated)
    {
        var at = vacated.Count > 0 ? vacated[0] : _order.Length;
        for (var i = 0; i < vacated.Count; i++)
        {
            var from = vacated[i] + 1;
            var length = (i + 1 < vacated.Count ? vacated[i + 1] : _order.Length) - from;
            Array.Copy(_order, from, _order, at, length);
            at += length;
        }

        return at;
    }

    /// <summary>Puts sorted rows between those that remain; answers the range in which they came to lie.</summary>
    private (int First, int Last) Merge(List<Place> moving, int remaining)
    {
        var merged = _spare.Length == _places.Count ? _spare : new Place[_places.Count];
        var (from, at, first) = (0, 0, merged.Length);
        foreach (var place in moving)
        {
            var until = FindFirstBehind(place, from, remaining);
            Array.Copy(_order, from, merged, at, until - from);
            at += until - from;
            from = until;
            first = Math.Min(first, at);
            merged[at++] = place;
            place.IsMoving = false;
        }

        var last = at;
        Array.Copy(_order, from, merged, at, remaining - from);
        (_order, _spare) = (merged, _order);
        return (first, moving.Count > 0 ? last : 0);
    }

    private int FindFirstBehind(Place place, int from, int until)
    {
        while (from < until)
        {
            var middle = from + ((until - from) / 2);
            if (ByEntry(_order[middle], place) < 0)
            {
                from = middle + 1;
            }
            else
            {
                until = middle;
            }
        }

        return from;
    }

    /// <summary>Numbers the rows from <paramref name="first"/> on: at least to <paramref name="last"/>, then until numbers are what they were.</summary>
    private void Number(int first, int last)
    {
        var above = first > 0 ? _order[first - 1] : null;
        var rank = above?.Rank ?? first;
        var before = above?.Value;
        for (var i = first; i < _order.Length; i++)
        {
            var place = _order[i];
            rank = NextRank(rank, i, before, place.Value);
            before = place.Value;
            int? shown = before is null ? null : rank;
            if (i >= last && place.Index == i && place.Rank == shown)
            {
                return;
            }

            place.Index = i;
            place.SetRank(shown);
        }
    }

    private int NextRank(int rank, int index, long? before, long? value) => tieRule switch
    {
        TieRule.Ordinal => index + 1,
        _ when index > 0 && before == value => rank,
        TieRule.Competition => index + 1,
        _ => rank + 1,
    };

    private void RankYesterday()
    {
        if (!_yesterdayIsStale)
        {
            return;
        }

        _yesterdayIsStale = false;
        var order = _order.Where(place => place.Entry.YesterdayValue is not null).ToArray();
        Array.Sort(order, static (a, b) =>
        {
            var byValue = b.Entry.YesterdayValue!.Value.CompareTo(a.Entry.YesterdayValue!.Value);
            return byValue != 0 ? byValue : string.CompareOrdinal(a.Entry.MemberId, b.Entry.MemberId);
        });
        foreach (var place in _order)
        {
            place.YesterdayRank = null;
        }

        var rank = 0;
        for (var i = 0; i < order.Length; i++)
        {
            rank = NextRank(rank, i, i == 0 ? null : order[i - 1].Entry.YesterdayValue, order[i].Entry.YesterdayValue);
            order[i].YesterdayRank = rank;
        }
    }
}
