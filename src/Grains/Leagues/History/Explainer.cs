using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;

namespace Podium.Grains.Leagues.History;

/// <summary>Explains numbers of league tables straight from the ledger. What it answers adds up to the number to the minor unit.</summary>
public sealed class Explainer(IExplainReader reader)
{
    private static readonly ExplainFilter Nothing = new(0, 0);

    /// <summary>Explains a member's number. Errors: <c>measure_not_allowed</c>.</summary>
    /// <param name="organization">The organisation.</param>
    /// <param name="key">The table.</param>
    /// <param name="indicator">The table's indicator.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="day">The day of the table.</param>
    /// <param name="recordedUpTo">Only what was recorded up to then; null for all.</param>
    /// <param name="filter">Which entries to show.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Explanation> ExplainAsync(
        OrganizationTree organization,
        LeagueTableKey key,
        IndicatorDefinition indicator,
        string memberId,
        DateOnly day,
        DateOnly? recordedUpTo,
        ExplainFilter filter,
        CancellationToken cancellationToken)
    {
        _ = new IndicatorSelector(indicator, key.Period, key.Measure);
        var frame = new PeriodFrame(day);
        var groups = StayPlan.Of(organization, key, memberId, frame);
        var source = new EntrySource(reader, indicator, recordedUpTo, cancellationToken);
        var totals = new ExplainTotals();
        foreach (var group in groups)
        {
            totals.Add(await ReadTotalsAsync(source, indicator, group, frame.StartOf(key.Period)));
        }

        var shape = ShapeOf(indicator.Form, key.Measure);
        var segments = groups.SelectMany(group => SegmentsOf(shape, group, frame.StartOf(key.Period))).ToArray();
        var shown = await ReadShownAsync(source, shape, segments, filter);
        return Compose(indicator, key, frame, totals, shown);
    }

    private static Shape ShapeOf(IndicatorForm form, Measure measure) => (form, measure) switch
    {
        (IndicatorForm.Average, _) => Shape.Average,
        (IndicatorForm.Balance, Measure.Value) => Shape.Level,
        _ => Shape.Flow,
    };

    private static Explanation Compose(IndicatorDefinition indicator, LeagueTableKey key, PeriodFrame frame, ExplainTotals totals, Shown shown)
    {
        var days = frame.DaysOf(key.Period);
        var mean = IndicatorSelector.Mean(totals.RunningSum, days);
        var value = (indicator.Form, key.Measure) switch
        {
            (IndicatorForm.Balance, Measure.Value) => totals.Level,
            (IndicatorForm.Average, Measure.Value) => mean,
            (IndicatorForm.Average, _) => mean - (totals.Level - totals.Flow),
            _ => totals.Flow,
        };
        var opening = ShapeOf(indicator.Form, key.Measure) switch
        {
            Shape.Level => totals.Opening,
            Shape.Average => totals.Level - totals.Flow,
            _ => 0,
        };
        var isAverage = indicator.Form == IndicatorForm.Average;
        return new Explanation(
            totals.HasData ? value : null,
            isAverage ? days : null,
            opening,
            isAverage ? totals.OpeningRunningSum : null,
            shown.Count,
            shown.Sum,
            [.. shown.Entries]);
    }

    private static async Task<ExplainTotals> ReadTotalsAsync(EntrySource source, IndicatorDefinition indicator, StayGroup group, DateOnly start)
    {
        var before = await source.ReadAsync(group.ManagerIds, null, start.AddDays(-1), Nothing);
        var totals = new ExplainTotals { HasData = before.Count > 0 };
        foreach (var window in group.Windows)
        {
            var within = await source.ReadAsync(group.ManagerIds, window.From, window.To, Nothing);
            var between = window.From == start ? null : await source.ReadAsync(group.ManagerIds, start, window.From.AddDays(-1), Nothing);
            var level = before.Sum + (between?.Sum ?? 0);
            totals.HasData |= within.Count > 0 || between?.Count > 0;
            totals.Flow += within.Sum;
            totals.RunningSum += (level * window.Days) + within.RunningSum;
            totals.OpeningRunningSum += before.Sum * window.Days;
            if (window.IsCurrent)
            {
                totals.Level += level + within.Sum;
                totals.Opening += before.Sum;
            }
        }

        return totals;
    }

    /// <summary>The stretches of value dates whose entries are shown, each with the windows in which they count for the running sum.</summary>
    private static IEnumerable<Segment> SegmentsOf(Shape shape, StayGroup group, DateOnly start) => shape switch
    {
        Shape.Flow => group.Windows.Select(window => new Segment(group, window.From, window.To)),
        Shape.Level => group.Windows.Where(window => window.IsCurrent).Select(window => new Segment(group, start, window.To)),
        _ => [new Segment(group, start, group.Windows[^1].To)],
    };

    private static async Task<Shown> ReadShownAsync(EntrySource source, Shape shape, Segment[] segments, ExplainFilter filter)
    {
        var shown = new Shown();
        var found = new List<ExplainedEntry>();
        foreach (var segment in segments)
        {
            var (from, to) = segment.Clip(filter);
            if (from > to)
            {
                continue;
            }

            // One stretch is paged by the database; of several each gives its first ones and they are merged.
            var page = segments.Length == 1 ? filter : filter with { Offset = 0, Count = filter.Offset + filter.Count };
            var read = await source.ReadAsync(segment.Group.ManagerIds, from, to, page);
            shown.Count += read.Count;
            shown.Sum += shape == Shape.Average ? await RunningSumAsync(source, segment, from, to, filter) : read.Sum;
            found.AddRange(read.Entries.Select(entry => Explain(source, shape, segment, entry)));
        }

        shown.Entries = segments.Length == 1
            ? found
            : found.OrderByDescending(e => e.Entry.ValueDate).ThenByDescending(e => e.Entry.Sequence).Skip(filter.Offset).Take(filter.Count);
        return shown;
    }

    private static ExplainedEntry Explain(EntrySource source, Shape shape, Segment segment, LedgerEntry entry)
    {
        var contribution = source.ContributionOf(entry);
        return new ExplainedEntry(entry, contribution, shape == Shape.Average ? contribution * segment.DaysFrom(entry.ValueDate) : null);
    }

    private static async Task<long> RunningSumAsync(EntrySource source, Segment segment, DateOnly from, DateOnly to, ExplainFilter filter)
    {
        var only = filter with { Offset = 0, Count = 0 };
        long sum = 0;
        foreach (var window in segment.Group.Windows)
        {
            var lastBefore = Earlier(to, window.From.AddDays(-1));
            if (from <= lastBefore)
            {
                sum += (await source.ReadAsync(segment.Group.ManagerIds, from, lastBefore, only)).Sum * window.Days;
            }

            var (first, last) = (Later(from, window.From), Earlier(to, window.To));
            if (first <= last)
            {
                var within = await source.ReadAsync(segment.Group.ManagerIds, first, last, only);
                sum += within.RunningSum + (within.Sum * (window.To.DayNumber - last.DayNumber));
            }
        }

        return sum;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private enum Shape
    {
        Flow,
        Level,
        Average,
    }

    private sealed record Segment(StayGroup Group, DateOnly From, DateOnly To)
    {
        public (DateOnly From, DateOnly To) Clip(ExplainFilter filter) => (Later(From, filter.From ?? From), Earlier(To, filter.To ?? To));

        public long DaysFrom(DateOnly day) => Group.Windows.Sum(window => Math.Max(0L, window.To.DayNumber - Later(day, window.From).DayNumber + 1));
    }

    private sealed class Shown
    {
        public long Count { get; set; }

        public long Sum { get; set; }

        public IEnumerable<ExplainedEntry> Entries { get; set; } = [];
    }
}
