using System.Collections.Immutable;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Ledger;
using Podium.Grains.Leagues;
using Podium.Grains.Totals;

namespace Podium.Grains.Managers;

/// <summary>What a manager saves of its totals.</summary>
[GenerateSerializer, Immutable, Alias("podium.portfolio-payload")]
internal sealed record PortfolioPayload(DateOnly Date, long Placement, ImmutableArray<ManagerPlacement> Placements, ImmutableArray<UnitPart> Parts);

/// <summary>
/// A manager's totals together with which entries are in them: each entry counts once, whether it was pushed, pulled, or both, in any
/// order. Everything below the position is in; beyond it the sequences that are in are remembered one by one. Pure.
/// </summary>
internal sealed class PortfolioBook
{
    private readonly Dictionary<long, long> _applied = [];
    private Dictionary<DayKey, (long Amount, long Quantity, DateTimeOffset BookedAt)> _unsaved = [];
    private PortfolioTotals _totals;

    public PortfolioBook(string managerId, ManagerRecord manager, long placement, PeriodFrame frame)
    {
        ManagerId = managerId;
        Placement = placement;
        _totals = new PortfolioTotals(manager.Placements, frame);
    }

    public PortfolioBook(ManagerCheckpoint checkpoint, PortfolioPayload payload)
    {
        ManagerId = checkpoint.ManagerId;
        Placement = payload.Placement;
        Position = checkpoint.Position;
        Entries = checkpoint.Entries;
        Revision = checkpoint.Revision;
        foreach (var sequence in checkpoint.Applied)
        {
            // Their positions are not known; they lie at or beyond the position, so keep them until a tail shows them.
            _applied[sequence] = long.MaxValue;
        }

        _totals = PortfolioTotals.Restore(payload.Placements, new PeriodFrame(payload.Date), payload.Parts);
    }

    public string ManagerId { get; }

    /// <summary>Organisation version of the placements.</summary>
    public long Placement { get; private set; }

    public ImmutableArray<ManagerPlacement> Placements => _totals.Placements;

    /// <summary>Every entry below this position is in.</summary>
    public long Position { get; private set; }

    /// <summary>How many entries are in.</summary>
    public long Entries { get; private set; }

    /// <summary>Revision of the last checkpoint.</summary>
    public long Revision { get; private set; }

    /// <summary>Whether there is anything the last checkpoint does not have.</summary>
    public bool IsDirty => _unsaved.Count > 0;

    public PeriodFrame Frame => _totals.Frame;

    public DateOnly? NextMove => _totals.NextMove;

    public IReadOnlyDictionary<BucketKey, BucketLine> Sum() => _totals.Sum();

    public void RollTo(PeriodFrame frame) => _totals.RollTo(frame);

    /// <summary>Counts an entry unless it is in.</summary>
    public bool Count(LedgerEntry entry)
    {
        if (entry.Position < Position || !_applied.TryAdd(entry.Sequence, entry.Position))
        {
            return false;
        }

        _totals.Add(entry);
        Entries++;
        var key = new DayKey(entry.Kind, entry.Effect, entry.CustomerKind, entry.Product, entry.ValueDate);
        var sum = _unsaved.GetValueOrDefault(key);
        _unsaved[key] = (sum.Amount + entry.Amount, sum.Quantity + entry.Quantity, sum.BookedAt > entry.BookedAt ? sum.BookedAt : entry.BookedAt);
        return true;
    }

    /// <summary>
    /// Moves the position past a trusted stretch of the ledger when all of it is in: what was pushed is in the ledger, so as many is the same.
    /// False, with nothing done, when something is missing or cannot be told.
    /// </summary>
    public bool TryPass(LedgerTailLength tail)
    {
        if (tail.Position != Position || tail.SafePosition <= Position)
        {
            return tail.SafePosition <= Position;
        }

        long known = 0;
        foreach (var position in _applied.Values)
        {
            if (position == long.MaxValue)
            {
                return false;
            }

            known += position < tail.SafePosition ? 1 : 0;
        }

        if (known != tail.Entries)
        {
            return false;
        }

        MoveTo(tail.SafePosition);
        return true;
    }

    /// <summary>Takes in a trusted stretch of the ledger and moves the position on; true when it had entries that were missing.</summary>
    public bool Take(LedgerTail tail)
    {
        var found = false;
        foreach (var entry in tail.Entries)
        {
            if (Count(entry))
            {
                found = true;
            }
            else if (_applied.ContainsKey(entry.Sequence))
            {
                _applied[entry.Sequence] = entry.Position;
            }
        }

        if (tail.SafePosition > Position)
        {
            MoveTo(tail.SafePosition);
        }

        return found;
    }

    /// <summary>What to save, with the sums by day since the last time. If saving fails the book is to be thrown away: its sums by day are gone.</summary>
    public (long Revision, IReadOnlyList<long> Applied, PortfolioPayload Payload, IReadOnlyList<DayChange> Days) BeginSave()
    {
        var days = Unsaved();
        _unsaved = [];
        return (Revision + 1, [.. _applied.Keys], new PortfolioPayload(Frame.Date, Placement, Placements, [.. _totals.Parts()]), days);
    }

    /// <summary>The save came through.</summary>
    public void EndSave() => Revision++;

    /// <summary>Sums by day that no checkpoint has.</summary>
    public IReadOnlyList<DayChange> Unsaved() =>
        [.. _unsaved.Select(u => new DayChange(u.Key.Kind, u.Key.Effect, u.Key.CustomerKind, u.Key.Product, u.Key.ValueDate, u.Value.Amount, u.Value.Quantity, u.Value.BookedAt))];

    /// <summary>Builds the totals again for other placements or past a move, from all sums by day.</summary>
    public void Rebuild(ImmutableArray<ManagerPlacement> placements, long placement, PeriodFrame frame, IEnumerable<DayChange> savedDays)
    {
        _totals = PortfolioTotals.Build(placements, frame, savedDays.Concat(Unsaved()));
        Placement = placement;
    }

    /// <summary>What the leagues get: one report for each unit the manager has business in.</summary>
    public IEnumerable<MemberReport> Reports() => MemberReport.Of(ManagerId, Placement, Entries, _totals);

    private void MoveTo(long position)
    {
        Position = position;
        foreach (var (sequence, at) in _applied)
        {
            if (at < position)
            {
                _applied.Remove(sequence);
            }
        }
    }

    private readonly record struct DayKey(
        EntryKind Kind, EntryEffect Effect, Contracts.Customers.CustomerKind CustomerKind, string Product, DateOnly ValueDate);
}
