using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;

namespace Podium.Grains.Tests.Visits;

public sealed class WeekProposerTests
{
    private static readonly WorkCalendar China = new(ChineseHolidays.All);
    private static readonly VisitTimes Times = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly DemandPlanner Planner = new(VisitRuleBook.Default, China);
    private static readonly WeekProposer Proposer = new(China, Times);
    private static readonly DateOnly GoLive = new(2026, 1, 1);

    private static readonly Gen<(DateOnly Week, OpenDemand[] Open)> Weeks = Gen.Select(Gen.Int[0, 364], Gen.Int[1, 2].Array[0, 60]).Select((day, tiers) =>
    {
        var today = GoLive.AddDays(day);
        return (today, tiers.Select((tier, i) => Open($"C{i}", (Tier)tier, today)).ToArray());
    });

    [Fact]
    public void A_week_has_nothing_on_days_off_nothing_twice_at_one_time_and_no_customer_twice_on_a_day() => Weeks.Sample((week, open) =>
    {
        var items = Propose(week, open);
        return items.All(i => China.IsWorkingDay(i.Day))
            && items.Zip(items.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
            && items.Select(i => (i.CustomerId, i.Day)).Distinct().Count() == items.Count;
    });

    [Fact]
    public void What_falls_due_within_the_week_is_in_it_as_far_as_its_days_have_room() => Weeks.Sample((week, open) =>
    {
        var items = Propose(week, open);
        var days = items.Select(i => i.Day).Distinct().Count();
        var due = open.Where(o => items.Count > 0 && o.Demand.DueBy <= items.Max(i => i.Day)).ToArray();
        return items.Count >= days * 7 || due.All(o => items.Any(i => i.CustomerId == o.Customer.Id));
    });

    [Fact]
    public void The_load_is_even() => Weeks.Sample((week, open) =>
    {
        var items = Propose(week, open);
        var free = open.All(o => items.Count == 0 || o.Demand.DueBy >= items.Max(i => i.Day));
        var perDay = items.GroupBy(i => i.Day).Select(g => g.Count()).ToArray();
        return !free || perDay.Length == 0 || perDay.Max() - perDay.Min() <= 1;
    });

    [Fact]
    public void Times_that_are_taken_stay_free_and_each_visit_says_why_it_is_there()
    {
        var monday = new DateOnly(2026, 3, 2);
        var taken = (Times.At(monday, new TimeOnly(9, 0)), Times.At(monday, new TimeOnly(17, 0)));
        var items = Proposer.Propose(monday, Times.At(monday, new TimeOnly(7, 0)), [Open("C1", Tier.Key, monday), Open("C2", Tier.Important, monday)], [taken]);
        items.ShouldNotBeEmpty();
        items.ShouldAllBe(i => i.Day > monday);
        items[0].Reason.ShouldBe("pace/2026-03/2026-03-31/2");
    }

    private static IReadOnlyList<ProposedItem> Propose(DateOnly week, OpenDemand[] open) => Proposer.Propose(week, Times.At(week, new TimeOnly(7, 0)), open, []);

    private static OpenDemand Open(string id, Tier tier, DateOnly today)
    {
        var customer = new ServedCustomer(id, id, tier, "M1", [new Standing(DateOnly.MinValue, tier)], [], []);
        var demand = Planner.Find(DemandPeriod.MonthOf(today), customer.Course, [], GoLive, today)!;
        return new OpenDemand(customer, demand, demand.Owed);
    }
}
