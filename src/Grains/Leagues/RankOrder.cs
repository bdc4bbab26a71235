using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>
/// Rows in the order of their values, best first, with index and rank of each. Rows are numbers; what changes at every tick lies in flat
/// arrays, so that a long table is ordered and numbered without visiting what its members are made of. Not safe for concurrent use.
/// </summary>
/// <param name="tieRule">How equal values are ranked.</param>
/// <param name="withinTie">Orders two rows of equal value.</param>
internal sealed class RankOrder(TieRule tieRule, Comparison<int> withinTie)
{
    /// <summary>Value of a row without data: behind all others and without a rank. No total comes near it.</summary>
    public const long NoData = long.MinValue;

    // Apart from the standings: numbering the whole table reads the values in order and writes nothing but standings.
    private long[] _values = [];
    private Standing[] _standings = [];
    private Sequence _order = new(0);
    private Sequence _spare = new(0);

    /// <summary>How many rows stand in the order.</summary>
    public int Count => _order.Count;

    /// <summary>The row at a 0-based index.</summary>
    public int this[int index] => _order.Rows[index];

    /// <summary>Where a row stands.</summary>
    public ref readonly Standing Of(int row) => ref _standings[row];

    /// <summary>Says what a row is worth. It stands where it stood until <see cref="Move"/>.</summary>
    public void SetValue(int row, long? value)
    {
        if (row >= _standings.Length)
        {
            var length = Math.Max(row + 1, 2 * _standings.Length);
            Array.Resize(ref _standings, length);
            Array.Resize(ref _values, length);
        }

        _values[row] = value ?? NoData;
    }

    /// <summary>A row that was not there, or not since <see cref="Move"/> took it out.</summary>
    public void Clear(int row) => _standings[row] = new Standing { Index = -1 };

    /// <summary>Orders rows 0 to <paramref name="count"/> - 1 anew; earlier ranks are forgotten.</summary>
    public void Reset(int count)
    {
        _order = new Sequence(count);
        for (var row = 0; row < count; row++)
        {
            Clear(row);
            _order.Rows[row] = row;
        }

        _order.Rows.AsSpan(0, count).Sort(Compare);
        for (var i = 0; i < count; i++)
        {
            _order.Values[i] = _values[_order.Rows[i]];
        }

        Number(0, count);
    }

    /// <summary>Takes rows out and puts rows in at their place.</summary>
    /// <param name="vacated">Indexes of rows that move or leave.</param>
    /// <param name="moving">Rows that move or are new.</param>
    public void Move(List<int> vacated, List<int> moving)
    {
        vacated.Sort();
        moving.Sort(Compare);
        var remaining = Compact(vacated);
        var (first, last) = Merge(moving, remaining);
        Number(Math.Min(first, vacated.Count > 0 ? vacated[0] : first), Math.Max(last, vacated.Count > 0 ? vacated[^1] + 1 : last));
    }

    /// <summary>Rank of the row at an index, from that of the row above it.</summary>
    public int NextRank(int above, int index, long before, long value) => tieRule switch
    {
        TieRule.Ordinal => index + 1,
        _ when index > 0 && before == value => above,
        TieRule.Competition => index + 1,
        _ => above + 1,
    };

    private int Compare(int a, int b)
    {
        var byValue = _values[b].CompareTo(_values[a]);
        return byValue != 0 ? byValue : withinTie(a, b);
    }

    /// <summary>Closes the gaps that moving and leaving rows left; answers how many rows remain.</summary>
    private int Compact(List<int> vacated)
    {
        var at = vacated.Count > 0 ? vacated[0] : _order.Count;
        for (var i = 0; i < vacated.Count; i++)
        {
            var from = vacated[i] + 1;
            var length = (i + 1 < vacated.Count ? vacated[i + 1] : _order.Count) - from;
            _order.CopyTo(_order, from, at, length);
            at += length;
        }

        return at;
    }

    /// <summary>Puts sorted rows between those that remain; answers the range in which they came to lie.</summary>
    private (int First, int Last) Merge(List<int> moving, int remaining)
    {
        var count = remaining + moving.Count;
        var merged = _spare.Count == count ? _spare : new Sequence(count);
        var (from, at, first) = (0, 0, count);
        foreach (var row in moving)
        {
            var until = FindFirstBehind(row, from, remaining);
            _order.CopyTo(merged, from, at, until - from);
            at += until - from;
            from = until;
            first = Math.Min(first, at);
            (merged.Rows[at], merged.Values[at]) = (row, _values[row]);
            at++;
        }

        _order.CopyTo(merged, from, at, remaining - from);
        (_order, _spare) = (merged, _order);
        return (first, moving.Count > 0 ? at : 0);
    }

    /// <summary>Looks in growing steps from where the row before went, as many moving rows lie close together.</summary>
    private int FindFirstBehind(int row, int from, int until)
    {
        var step = 1;
        for (; from + step < until && IsAhead(from + step, row); step *= 2)
        {
            from += step;
        }

        until = Math.Min(until, from + step);
        while (from < until)
        {
            var middle = from + ((until - from) / 2);
            if (IsAhead(middle, row))
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

    private bool IsAhead(int index, int row)
    {
        var value = _values[row];
        var other = _order.Values[index];
        return other != value ? other > value : withinTie(_order.Rows[index], row) < 0;
    }

    /// <summary>Numbers the rows from <paramref name="first"/> on: at least to <paramref name="last"/>, then until numbers are what they were.</summary>
    private void Number(int first, int last)
    {
        var rank = first;
        var before = NoData;
        if (first > 0)
        {
            before = _order.Values[first - 1];
            rank = before == NoData ? first : _standings[_order.Rows[first - 1]].Rank;
        }

        for (var i = first; i < _order.Count; i++)
        {
            ref var standing = ref _standings[_order.Rows[i]];
            var value = _order.Values[i];
            rank = NextRank(rank, i, before, value);
            before = value;
            var shown = value == NoData ? 0 : rank;
            if (i >= last && standing.Index == i && standing.Rank == shown)
            {
                return;
            }

            standing.Index = i;
            if (standing.Rank != shown)
            {
                (standing.Previous, standing.Rank) = (standing.Rank, shown);
            }
        }
    }

    /// <summary>Where a row stands.</summary>
    internal struct Standing
    {
        /// <summary>0-based index; -1 before it has one.</summary>
        public int Index;

        /// <summary>Rank; 0 without data.</summary>
        public int Rank;

        /// <summary>Rank before it last changed; 0 when there was none.</summary>
        public int Previous;
    }

    /// <summary>Rows in order, with their values beside them.</summary>
    private sealed class Sequence(int count)
    {
        public int[] Rows { get; } = new int[count];

        public long[] Values { get; } = new long[count];

        public int Count => Rows.Length;

        public void CopyTo(Sequence other, int from, int at, int length)
        {
            Array.Copy(Rows, from, other.Rows, at, length);
            Array.Copy(Values, from, other.Values, at, length);
        }
    }
}
