using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Calendar;

namespace Podium.Grains.Visits;

/// <summary>A visit or call that is proposed.</summary>
/// <param name="CustomerId">To whom.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Kind">A visit, or another contact.</param>
/// <param name="Day">On which day.</param>
/// <param name="Start">When.</param>
/// <param name="End">Until when.</param>
/// <param name="Reason">Why it is there: <c>overdue</c>, <c>due</c> or <c>pace</c>, then <c>/period/dueBy/owed</c>.</param>
public sealed record ProposedItem(
    string CustomerId, string CustomerName, Tier Tier, DemandKind Kind, DateOnly Day, DateTimeOffset Start, DateTimeOffset End, string Reason);

/// <summary>Something that is owed and could be done in the week.</summary>
/// <param name="Customer">To whom.</param>
/// <param name="Demand">What is owed.</param>
/// <param name="Owed">How many, less those planned.</param>
public sealed record OpenDemand(ServedCustomer Customer, Demand Demand, int Owed);

/// <summary>
/// Proposes a week (domain section 4). Pure. What is overdue or falls due within the week is in it without fail; of the rest as many as keep an
/// even pace until their due dates, the most urgent first. Each goes to the working day with the least on it, visits to one customer on
/// different days.
/// </summary>
public sealed class WeekProposer(WorkCalendar calendar, VisitTimes times)
{
    private static readonly TimeOnly FirstVisit = new(9, 0);
    private static readonly TimeSpan VisitLength = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan CallLength = TimeSpan.FromMinutes(15);

    /// <summary>The proposal for the week of a day, by time; days that are off or over stay free.</summary>
    /// <param name="week">Any day of the week.</param>
    /// <param name="now">Nothing is proposed before.</param>
    /// <param name="open">What is owed.</param>
    /// <param name="taken">Times that are taken.</param>
    public ImmutableArray<ProposedItem> Propose(DateOnly week, DateTimeOffset now, IReadOnlyList<OpenDemand> open, IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End)> taken)
    {
        var monday = week.AddDays(-(((int)week.DayOfWeek + 6) % 7));
        var days = Enumerable.Range(0, 7).Select(monday.AddDays).Where(d => calendar.IsWorkingDay(d) && times.At(d, new TimeOnly(17, 0)) > now)
            .Select(d => new DayLoad(d, [.. taken.Where(t => times.DayOf(t.Start) == d)])).ToArray();
        if (days.Length == 0)
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<ProposedItem>();
        foreach (var (demand, reason) in Choose(open, days[0].Day, days[^1].Day))
        {
            Place(items, demand, reason, days, now);
        }

        return [.. items.OrderBy(i => i.Start).ThenBy(i => i.CustomerId, StringComparer.Ordinal)];
    }

    private IEnumerable<(OpenDemand Demand, string Reason)> Choose(IReadOnlyList<OpenDemand> open, DateOnly first, DateOnly last)
    {
        var ordered = open.OrderBy(o => o.Demand.DueBy).ThenByDescending(o => o.Customer.Tier).ThenBy(o => o.Customer.LastVisit ?? DateOnly.MinValue)
            .ThenBy(o => o.Customer.Id, StringComparer.Ordinal).ToArray();
        foreach (var demand in ordered.Where(o => o.Demand.DueBy <= last))
        {
            for (var i = 0; i < demand.Owed; i++)
            {
                yield return (demand, demand.Demand.DueBy < first ? "overdue" : "due");
            }
        }

        foreach (var group in ordered.Where(o => o.Demand.DueBy > last).GroupBy(o => (o.Demand.DueBy, o.Demand.Kind)))
        {
            var share = calendar.CountWorkingDays(first, last);
            var left = calendar.CountWorkingDays(first, group.Key.DueBy);
            var once = group.SelectMany(o => Enumerable.Range(0, o.Owed).Select(i => (Demand: o, Round: i))).OrderBy(o => o.Round).Select(o => o.Demand).ToArray();
            foreach (var demand in once.Take(((once.Length * share) + left - 1) / left))
            {
                yield return (demand, "pace");
            }
        }
    }

    private void Place(ImmutableArray<ProposedItem>.Builder items, OpenDemand open, string reason, DayLoad[] days, DateTimeOffset now)
    {
        var length = open.Demand.Kind == DemandKind.Visit ? VisitLength : CallLength;
        var candidates = days.Where(d => d.Day <= open.Demand.DueBy || reason == "overdue")
            .Where(d => open.Demand.Kind == DemandKind.Contact || (!open.Customer.Planned.Contains(d.Day) && !items.Any(i => i.Day == d.Day && i.CustomerId == open.Customer.Id)))
            .OrderBy(d => d.Load)
            .ThenBy(d => d.Day);
        foreach (var day in candidates)
        {
            if (FindFree(day, length, now) is not { } start)
            {
                continue;
            }

            day.Taken.Add((start, start + length));
            day.Load += length;
            items.Add(new ProposedItem(
                open.Customer.Id, open.Customer.Name, open.Customer.Tier, open.Demand.Kind, day.Day, start, start + length,
                $"{reason}/{open.Demand.Period.Key}/{open.Demand.DueBy:yyyy-MM-dd}/{open.Demand.Owed}"));
            return;
        }
    }

    private DateTimeOffset? FindFree(DayLoad day, TimeSpan length, DateTimeOffset now)
    {
        var (noon, afternoon, evening) = (times.At(day.Day, new TimeOnly(12, 0)), times.At(day.Day, new TimeOnly(13, 30)), times.At(day.Day, new TimeOnly(18, 0)));
        for (var start = times.At(day.Day, FirstVisit); start + length <= evening; start += CallLength)
        {
            var end = start + length;
            var atLunch = start < afternoon && end > noon;
            if (start > now && !atLunch && !day.Taken.Any(t => t.Start < end && t.End > start))
            {
                return start;
            }
        }

        return null;
    }

    private sealed class DayLoad(DateOnly day, List<(DateTimeOffset Start, DateTimeOffset End)> taken)
    {
        public DateOnly Day => day;

        public List<(DateTimeOffset Start, DateTimeOffset End)> Taken => taken;

        public TimeSpan Load { get; set; } = TimeSpan.FromTicks(taken.Sum(t => (t.End - t.Start).Ticks));
    }
}
