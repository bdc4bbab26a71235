using System.Collections.Immutable;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Managers;

namespace Podium.Grains.Totals;

/// <summary>
/// The live totals of one manager, split by the units the manager worked in: a unit keeps the flows and day-end levels of the days on which
/// the manager was there. Every entry is applied once; keeping count is the caller's job.
/// </summary>
public sealed class PortfolioTotals
{
    private readonly List<Stay> _stays = [];

    /// <summary>Starts with nothing.</summary>
    /// <param name="placements">Where the manager works, ascending by date, never empty.</param>
    /// <param name="frame">The business date.</param>
    public PortfolioTotals(ImmutableArray<ManagerPlacement> placements, PeriodFrame frame)
    {
        Placements = placements;
        Frame = frame;
        for (var i = 0; i < placements.Length; i++)
        {
            var from = i == 0 ? DateOnly.MinValue : placements[i].From;
            var until = i + 1 < placements.Length ? placements[i + 1].From : DateOnly.MaxValue;
            _stays.Add(new Stay(placements[i].UnitId, from, until));
        }
    }

    /// <summary>Where the manager works.</summary>
    public ImmutableArray<ManagerPlacement> Placements { get; }

    /// <summary>The business date the totals stand for.</summary>
    public PeriodFrame Frame { get; private set; }

    /// <summary>The next day on which the manager begins in another unit; the totals must be built again on it. Null when none is planned.</summary>
    public DateOnly? NextMove
    {
        get
        {
            var date = Frame.Date;
            return Placements.Skip(1).Where(p => p.From > date).Select(p => (DateOnly?)p.From).FirstOrDefault();
        }
    }

    /// <summary>Builds totals from sums by day.</summary>
    public static PortfolioTotals Build(ImmutableArray<ManagerPlacement> placements, PeriodFrame frame, IEnumerable<DayChange> days)
    {
        var totals = new PortfolioTotals(placements, frame);
        foreach (var day in days)
        {
            totals.Add(day.Kind, day.Effect, day.CustomerKind, day.Product, day.ValueDate, day.Amount, day.Quantity, day.BookedAt);
        }

        return totals;
    }

    /// <summary>Takes up totals that were saved.</summary>
    public static PortfolioTotals Restore(ImmutableArray<ManagerPlacement> placements, PeriodFrame frame, IEnumerable<UnitPart> parts)
    {
        var totals = new PortfolioTotals(placements, frame);
        foreach (var part in parts)
        {
            var stay = totals._stays[part.Stay];
            foreach (var bucket in part.Buckets)
            {
                stay.Buckets[bucket.Key] = bucket;
            }
        }

        return totals;
    }

    /// <summary>Adds one ledger entry.</summary>
    public void Add(LedgerEntry entry) =>
        Add(entry.Kind, entry.Effect, entry.CustomerKind, entry.Product, entry.ValueDate, entry.Amount, entry.Quantity, entry.BookedAt);

    /// <summary>Moves on to a later date; not past <see cref="NextMove"/>.</summary>
    public void RollTo(PeriodFrame frame)
    {
        if (frame.Date <= Frame.Date)
        {
            return;
        }

        foreach (var stay in _stays)
        {
            foreach (var (key, bucket) in stay.Buckets)
            {
                stay.Buckets[key] = new BucketTotal(key, bucket.Line.RollTo(Frame, frame));
            }
        }

        Frame = frame;
    }

    /// <summary>The totals by stay; stays of the future and empty ones are left out.</summary>
    public IEnumerable<UnitPart> Parts()
    {
        for (var i = 0; i < _stays.Count; i++)
        {
            var stay = _stays[i];
            if (stay.From <= Frame.Date && stay.Buckets.Count > 0)
            {
                yield return new UnitPart(i, stay.UnitId, [.. stay.Buckets.Values]);
            }
        }
    }

    /// <summary>The totals of all stays together.</summary>
    public IReadOnlyDictionary<BucketKey, BucketLine> Sum()
    {
        var sum = new Dictionary<BucketKey, BucketLine>();
        foreach (var (key, bucket) in _stays.SelectMany(stay => stay.Buckets))
        {
            sum[key] = sum.TryGetValue(key, out var present) ? present.Plus(bucket.Line) : bucket.Line;
        }

        return sum;
    }

    private void Add(
        EntryKind kind,
        EntryEffect effect,
        Contracts.Customers.CustomerKind customerKind,
        string product,
        DateOnly day,
        long amount,
        long quantity,
        DateTimeOffset bookedAt)
    {
        if (kind == EntryKind.EffectiveCustomer)
        {
            // Which posting made a customer effective changes with what arrives late; the order of arrival must not decide a tie.
            bookedAt = DateTimeOffset.MinValue;
        }

        if (amount != 0)
        {
            Add(new BucketKey(kind, effect, customerKind, product, Lane.Amount), day, amount, bookedAt);
        }

        if (quantity != 0)
        {
            Add(new BucketKey(kind, effect, customerKind, product, Lane.Quantity), day, quantity, bookedAt);
        }
    }

    private void Add(BucketKey key, DateOnly day, long amount, DateTimeOffset bookedAt)
    {
        foreach (var stay in _stays)
        {
            if (day >= stay.Until || stay.From > Frame.Date)
            {
                continue;
            }

            var line = stay.Buckets.GetValueOrDefault(key)?.Line ?? BucketLine.Zero;
            stay.Buckets[key] = new BucketTotal(key, stay.Until <= Frame.Date
                ? line.WithPastStep(Frame, stay.From, stay.Until, day, amount, bookedAt)
                : line.WithStep(Frame, stay.From, day, amount, bookedAt));
        }
    }

    private sealed record Stay(string UnitId, DateOnly From, DateOnly Until)
    {
        // Reports carry these very objects: what did not change is the same object, and leagues pass over it.
        public Dictionary<BucketKey, BucketTotal> Buckets { get; } = [];
    }
}
