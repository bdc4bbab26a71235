using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>
/// A league table in order. Applying changes costs a sort of what changed and one pass over the table, never a sort of the whole.
/// Leagues and web hosts use the same type, so a board equals the league as soon as it has the same entries. Not safe for concurrent use.
/// </summary>
public sealed class RankedTable(TieRule tieRule)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private Place[] _order = [];
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
        Number();
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

        foreach (var id in removed)
        {
            if (_places.Remove(id, out var place))
            {
                place.IsLeaving = true;
                _yesterdayIsStale = true;
            }
        }

        moving.RemoveAll(static place => place.IsLeaving);
        moving.Sort(ByEntry);
        Merge(moving);
        Number();
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

    private static int ByEntry(Place a, Place b) => Compare(a.Entry, b.Entry);

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

    private void Merge(List<Place> moving)
    {
        var merged = new Place[_places.Count];
        var next = 0;
        var at = 0;
        foreach (var place in _order)
        {
            if (place.IsLeaving || place.IsMoving)
            {
                continue;
            }

            while (next < moving.Count && ByEntry(moving[next], place) < 0)
            {
                merged[at++] = moving[next++];
            }

            merged[at++] = place;
        }

        while (next < moving.Count)
        {
            merged[at++] = moving[next++];
        }

        foreach (var place in moving)
        {
            place.IsMoving = false;
        }

        _order = merged;
    }

    private void Number()
    {
        var rank = 0;
        long? before = null;
        for (var i = 0; i < _order.Length; i++)
        {
            var place = _order[i];
            place.Index = i;
            rank = NextRank(rank, i, before, place.Entry.Value);
            before = place.Entry.Value;
            place.SetRank(before is null ? null : rank);
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

    /// <summary>A member's place in the table.</summary>
    public sealed class Place(LeagueEntry entry)
    {
        /// <summary>What the member is ranked by.</summary>
        public LeagueEntry Entry { get; internal set; } = entry;

        /// <summary>0-based place in the order.</summary>
        public int Index { get; internal set; }

        /// <summary>Rank by the tie rule; null without data.</summary>
        public int? Rank { get; private set; }

        /// <summary>Rank before it last changed; null when it never did.</summary>
        public int? PreviousRank { get; internal set; }

        /// <summary>Rank at the end of the day before; null when there was none.</summary>
        public int? YesterdayRank { get; internal set; }

        internal bool IsMoving { get; set; }

        internal bool IsLeaving { get; set; }

        internal void SetRank(int? rank)
        {
            if (Rank != rank)
            {
                PreviousRank = Rank;
                Rank = rank;
            }
        }
    }
}
