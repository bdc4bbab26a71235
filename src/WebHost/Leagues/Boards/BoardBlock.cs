using System.Collections.Immutable;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>
/// One block of a board for one audience: what its viewers have, and the number of the last delta they were sent. Not safe for
/// concurrent use; its table guards it.
/// </summary>
internal sealed class BoardBlock(int block, Audience audience, long sequence, BoardHeader header, ImmutableArray<BoardRow> rows)
{
    /// <summary>0-based block.</summary>
    public int Block { get; } = block;

    /// <summary>Who gets it.</summary>
    public Audience Audience { get; } = audience;

    /// <summary>Number of the last delta sent.</summary>
    public long Sequence { get; private set; } = sequence;

    /// <summary>How many joined connections hold it open.</summary>
    public int Viewers { get; set; }

    /// <summary>What a viewer has that got everything so far.</summary>
    public BoardSnapshot Snapshot(string tableKey) => new(tableKey, Block, Sequence, header, rows);

    /// <summary>The delta to the rows of now, or null when viewers would see no difference.</summary>
    public BoardDelta? Advance(string tableKey, BoardHeader newHeader, ImmutableArray<BoardRow> newRows)
    {
        var changed = FindChanged(newRows);
        var removed = FindRemoved(newRows);
        // The time alone is no news: a quiet table costs nothing.
        if (changed.IsEmpty && removed.IsEmpty && newHeader with { AsOf = header.AsOf } == header)
        {
            return null;
        }

        Sequence++;
        header = newHeader;
        rows = newRows;
        return new BoardDelta(tableKey, Block, Sequence, newHeader, changed, removed);
    }

    private ImmutableArray<BoardRow> FindChanged(ImmutableArray<BoardRow> newRows)
    {
        var changed = ImmutableArray.CreateBuilder<BoardRow>();
        for (var i = 0; i < newRows.Length; i++)
        {
            // Equal rows have equal positions, so they stand at the same index.
            if (i >= rows.Length || rows[i] != newRows[i])
            {
                changed.Add(newRows[i]);
            }
        }

        return changed.ToImmutable();
    }

    private ImmutableArray<string> FindRemoved(ImmutableArray<BoardRow> newRows)
    {
        HashSet<string>? stays = null;
        var removed = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (i < newRows.Length && string.Equals(rows[i].MemberId, newRows[i].MemberId, StringComparison.Ordinal))
            {
                continue;
            }

            stays ??= [.. newRows.Select(row => row.MemberId)];
            if (!stays.Contains(rows[i].MemberId))
            {
                removed.Add(rows[i].MemberId);
            }
        }

        return removed.ToImmutable();
    }
}
