using System.Collections.Immutable;
using Podium.Contracts.Leagues;
using Podium.Grains.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>What became of a delta of the league.</summary>
internal enum Fit
{
    /// <summary>It is in.</summary>
    Applied,
    /// <summary>It was in already.</summary>
    Old,
    /// <summary>Something before it is missing, or the league began again: ask for a snapshot.</summary>
    Gap,
}

/// <summary>
/// This host's copy of a league table, cut into blocks for the audiences that watch. Takes in snapshots and deltas of the league and says
/// what changed in which watched block: one pass over the table, then 50 rows for each watched block. Not safe for concurrent use.
/// </summary>
internal sealed class BoardTable(LeagueTableKey key, BoardRows rows)
{
    /// <summary>Rows of a block.</summary>
    public const int BlockSize = 50;

    private readonly string _name = key.ToString();
    private readonly Dictionary<(int Block, Audience Audience), BoardBlock> _blocks = [];
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly RankedTable _ranked = new(key.TieRule);
    private LeagueSnapshot? _state;
    private long _lastSequence;

    /// <summary>True once the league has answered.</summary>
    public bool IsLoaded => _state is not null;

    /// <summary>Business date of the table.</summary>
    public DateOnly BusinessDate => State.BusinessDate;

    /// <summary>Rows of the table.</summary>
    public int Count => _ranked.Count;

    private LeagueSnapshot State => _state ?? throw new InvalidOperationException("The board is read before its league has answered.");

    /// <summary>
    /// Takes the league's whole table. What is there already is only brought up to date, so that rows keep their movement when the league
    /// began again.
    /// </summary>
    public void Load(LeagueSnapshot snapshot)
    {
        var changed = snapshot.Entries.Where(entry => _ranked.Find(entry.MemberId)?.Entry != entry).ToArray();
        var removed = FindMissing(snapshot.Entries);
        _state = snapshot with { Entries = [] };
        if (_ranked.Count == 0)
        {
            _ranked.Reset(snapshot.Entries);
        }
        else
        {
            _ranked.Apply(changed, removed);
        }

        Touch(changed, removed);
    }

    /// <summary>Takes the next delta, if it fits.</summary>
    public Fit Apply(LeagueDelta delta)
    {
        if (delta.Version != State.Version || delta.Sequence > State.Sequence + 1)
        {
            return Fit.Gap;
        }

        if (delta.Sequence <= State.Sequence)
        {
            return Fit.Old;
        }

        _state = State with
        {
            Sequence = delta.Sequence,
            BusinessDate = delta.BusinessDate,
            AsOf = delta.AsOf,
            Total = delta.Total,
            LeftOut = delta.LeftOut,
            LeftOutValue = delta.LeftOutValue,
        };
        _ranked.Apply(delta.Changed, delta.Removed);
        Touch(delta.Changed, delta.Removed);
        return Fit.Applied;
    }

    /// <summary>Opens a block for one more viewer and answers what the audience has of it.</summary>
    public BoardSnapshot Open(int block, Audience audience)
    {
        if (!_blocks.TryGetValue((block, audience), out var open))
        {
            // Numbers of a block that was closed are not used again: a late delta of it must not fit.
            open = new BoardBlock(block, audience, _lastSequence, Header(audience), CutBlock(block, audience));
            _blocks.Add((block, audience), open);
        }

        open.Viewers++;
        return open.Snapshot(_name);
    }

    /// <summary>What the audience has of an open block, or null when nobody has it open.</summary>
    public BoardSnapshot? Read(int block, Audience audience) => _blocks.GetValueOrDefault((block, audience))?.Snapshot(_name);

    /// <summary>One viewer fewer.</summary>
    public void Close(int block, Audience audience)
    {
        if (_blocks.TryGetValue((block, audience), out var open) && --open.Viewers == 0)
        {
            _blocks.Remove((block, audience));
        }
    }

    /// <summary>What changed for the shared or for the personal audiences since they were last asked for.</summary>
    public IReadOnlyList<BoardChange> TakeChanges(bool personal)
    {
        var changes = new List<BoardChange>();
        foreach (var open in _blocks.Values)
        {
            if (open.Audience.IsPersonal != personal
                || open.Advance(_name, Header(open.Audience), CutBlock(open.Block, open.Audience)) is not { } delta)
            {
                continue;
            }

            _lastSequence = Math.Max(_lastSequence, delta.Sequence);
            changes.Add(new BoardChange(open.Audience, delta));
        }

        return changes;
    }

    /// <summary>The whole order for desks, with the members whose numbers changed since the last call.</summary>
    public BoardOrder TakeOrder()
    {
        var ordered = ImmutableArray.CreateBuilder<OrderedRow>(_ranked.Count);
        for (var i = 0; i < _ranked.Count; i++)
        {
            ordered.Add(new OrderedRow(_ranked.Row(_ranked[i]), _ranked[i].PreviousRank));
        }

        var order = new BoardOrder(key, State, ordered.MoveToImmutable(), [.. _touched]);
        _touched.Clear();
        return order;
    }

    private BoardHeader Header(Audience audience) => rows.Header(State, _ranked.Count, audience);

    private ImmutableArray<BoardRow> CutBlock(int block, Audience audience)
    {
        var first = block * BlockSize;
        var end = Math.Min(_ranked.Count, first + BlockSize);
        var cut = ImmutableArray.CreateBuilder<BoardRow>(Math.Max(0, end - first));
        for (var i = first; i < end; i++)
        {
            var place = _ranked[i];
            cut.Add(rows.Row(key.Scope, _ranked.Row(place), place.PreviousRank, audience));
        }

        return cut.MoveToImmutable();
    }

    private string[] FindMissing(ImmutableArray<LeagueEntry> entries)
    {
        var present = entries.Select(entry => entry.MemberId).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, _ranked.Count).Select(i => _ranked[i].Entry.MemberId).Where(id => !present.Contains(id))];
    }

    private void Touch(IReadOnlyCollection<LeagueEntry> changed, IReadOnlyCollection<string> removed)
    {
        _touched.UnionWith(changed.Select(entry => entry.MemberId));
        _touched.UnionWith(removed);
    }
}

/// <summary>A delta and who gets it.</summary>
internal sealed record BoardChange(Audience Audience, BoardDelta Delta);
