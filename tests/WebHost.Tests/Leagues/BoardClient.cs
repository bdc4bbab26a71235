using System.Collections.Immutable;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>A board client as the contract describes it: applies what fits, asks for the block anew after a gap.</summary>
internal sealed class BoardClient(Func<BoardSnapshot> resend)
{
    private Dictionary<string, BoardRow> _rows = [];

    public long Sequence { get; private set; } = -1;

    public BoardHeader? Header { get; private set; }

    public int Resends { get; private set; }

    public ImmutableArray<BoardRow> Rows => [.. _rows.Values.OrderBy(row => row.Position)];

    public void Reset(BoardSnapshot snapshot)
    {
        Sequence = snapshot.Sequence;
        Header = snapshot.Header;
        _rows = snapshot.Rows.ToDictionary(row => row.MemberId);
    }

    public void Take(BoardDelta delta)
    {
        if (delta.Sequence <= Sequence)
        {
            return;
        }

        if (delta.Sequence != Sequence + 1)
        {
            Resends++;
            Reset(resend());
            return;
        }

        Sequence = delta.Sequence;
        Header = delta.Header;
        foreach (var member in delta.Removed)
        {
            _rows.Remove(member);
        }

        foreach (var row in delta.Changed)
        {
            _rows[row.MemberId] = row;
        }
    }
}
