using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;

namespace Podium.Grains.Tests.Visits;

public sealed class DemandPlannerTests
{
    private static readonly WorkCalendar China = new(ChineseHolidays.All);
    private static readonly DemandPlanner Planner = new(VisitRuleBook.Default, China);
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly Gen<Standing[]> Courses = Gen.Select(Gen.Int[0, 364], Gen.Int[0, 2], Gen.Bool).Array[0, 12].Select(steps => steps
        .Select(step => new Standing(Start.AddDays(step.Item1), (Tier)step.Item2, step.Item3))
        .Append(new Standing(Start.AddDays(-400), Tier.General))
        .DistinctBy(step => step.From)
        .OrderBy(step => step.From)
        .ToArray());

    private static readonly Gen<Service[]> Services =
        Gen.Select(Gen.Int[0, 364], Gen.Bool).Array[0, 40].Select(done => done.Select(d => new Service(Start.AddDays(d.Item1), d.Item2)).ToArray());

    [Fact]
    public void A_key_customer_is_visited_twice_a_month()
    {
        var demand = One(Tier.Key, new DateOnly(2026, 3, 20), new Service(new DateOnly(2026, 3, 4), true), new Service(new DateOnly(2026, 3, 5), false));
        (demand.Period.Key, demand.Kind, demand.Required, demand.Done, demand.State).ShouldBe(("2026-03", DemandKind.Visit, 2, 1, DemandState.Open));
    }

    [Fact]
    public void A_general_customer_is_contacted_once_a_half_year_by_whatever_way()
    {
        var demand = One(Tier.General, new DateOnly(2026, 5, 20), new Service(new DateOnly(2026, 2, 3), false));
        (demand.Period.Key, demand.Kind, demand.Required, demand.State).ShouldBe(("2026-H1", DemandKind.Contact, 1, DemandState.Met));
    }

    [Fact]
    public void A_core_quality_customer_is_contacted_each_month()
    {
        var demand = Planner.Find(DemandPeriod.MonthOf(new DateOnly(2026, 3, 1)), [new Standing(DateOnly.MinValue, Tier.General, true)], [], Start, new DateOnly(2026, 4, 1));
        demand.ShouldNotBeNull();
        (demand.Kind, demand.Required, demand.State).ShouldBe((DemandKind.Contact, 1, DemandState.Missed));
    }

    [Fact]
    public void A_due_date_lies_before_a_holiday_that_ends_the_month() =>
        One(Tier.Key, new DateOnly(2026, 2, 2)).DueBy.ShouldBe(new DateOnly(2026, 2, 28), "a Saturday that is worked");

    [Theory]
    [InlineData(1, 2)]
    [InlineData(10, 2)]
    [InlineData(20, 1)]
    [InlineData(31, 1)]
    public void Crossing_to_key_within_a_month_changes_the_demand_by_what_is_left(int day, int required)
    {
        Standing[] course = [new(DateOnly.MinValue, Tier.Important), new(new DateOnly(2026, 3, day), Tier.Key)];
        Planner.Find(DemandPeriod.MonthOf(new DateOnly(2026, 3, 1)), course, [], Start, new DateOnly(2026, 3, 31))!.Required.ShouldBe(required);
    }

    [Fact]
    public void Becoming_important_on_the_last_days_of_a_month_is_waived_until_the_next()
    {
        Standing[] course = [new(DateOnly.MinValue, Tier.General), new(new DateOnly(2026, 3, 30), Tier.Important)];
        var demands = Planner.Plan(course, [], Start, new DateOnly(2026, 4, 30));
        demands.Single(d => d.Period.Key == "2026-03").State.ShouldBe(DemandState.Waived);
        demands.Single(d => d.Period.Key == "2026-04").Required.ShouldBe(1);
    }

    [Fact]
    public void There_are_never_two_demands_for_one_period_and_none_is_due_on_a_day_off() =>
        Gen.Select(Courses, Services, Gen.Int[0, 364]).Sample((course, services, today) =>
        {
            var demands = Planner.Plan(course, services, Start, Start.AddDays(today));
            return demands.DistinctBy(d => d.Period.Key).Count() == demands.Length
                && demands.All(d => China.IsWorkingDay(d.DueBy) && d.DueBy >= d.Period.From && d.DueBy <= d.Period.To);
        });

    [Fact]
    public void A_year_of_tier_changes_adds_up_day_by_day() => Courses.Sample(course =>
    {
        var demands = Planner.Plan(course, [], Start, new DateOnly(2026, 12, 31));
        foreach (var period in Periods())
        {
            var rates = Days(period).Where(China.IsWorkingDay).Select(day => RateOn(course, day, period.IsHalfYear)).ToArray();
            var (visits, all) = (RoundShare(rates.Sum(r => r.Visits), rates.Length), RoundShare(rates.Sum(r => r.Visits + r.Contacts), rates.Length));
            var required = demands.SingleOrDefault(d => d.Period == period)?.Required ?? 0;
            required.ShouldBe(visits > 0 ? visits : all, period.Key);
        }
    });

    [Fact]
    public void Every_demand_of_a_past_year_was_met_missed_or_waived_once() => Gen.Select(Courses, Services).Sample((course, services) =>
    {
        var demands = Planner.Plan(course, services, Start, new DateOnly(2027, 1, 1)).Where(d => d.Period.To < new DateOnly(2027, 1, 1)).ToArray();
        demands.ShouldAllBe(d => d.State != DemandState.Open);
        var met = demands.Count(d => d.Required > 0 && d.Done >= d.Required);
        var missed = demands.Count(d => d.Required > 0 && d.Done < d.Required);
        var waived = demands.Count(d => d.Required == 0);
        (met + missed + waived).ShouldBe(demands.Length);
        demands.Count(d => d.State == DemandState.Met).ShouldBe(met);
        demands.Count(d => d.State == DemandState.Missed).ShouldBe(missed);
    });

    [Fact]
    public void What_has_become_of_a_period_that_is_over_does_not_change_later() => Gen.Select(Courses, Services, Gen.Int[31, 364]).Sample((course, services, day) =>
    {
        var today = Start.AddDays(day);
        var then = Planner.Plan(course, services, Start, today).Where(d => d.Period.To < today).ToArray();
        var later = Planner.Plan(course, services, Start, today.AddDays(40));
        return then.All(later.Contains);
    });

    [Fact]
    public void A_course_changes_with_tier_and_core_quality_each_on_its_day()
    {
        var (march, april) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1));
        Standing.Course(Start, [(april, Tier.General), (march, Tier.Key)], [(april, true)])
            .ShouldBe([new Standing(Start, Tier.General), new Standing(march, Tier.Key), new Standing(april, Tier.General, true)]);
    }

    private static Demand One(Tier tier, DateOnly today, params Service[] services) =>
        Planner.Plan([new Standing(DateOnly.MinValue, tier)], services, Start, today)[^1];

    private static IEnumerable<DemandPeriod> Periods()
    {
        for (var month = DemandPeriod.MonthOf(Start); month.From.Year == 2026; month = month.Next())
        {
            yield return month;
        }

        yield return DemandPeriod.HalfYearOf(Start);
        yield return DemandPeriod.HalfYearOf(Start).Next();
    }

    private static IEnumerable<DateOnly> Days(DemandPeriod period)
    {
        for (var day = period.From; day <= period.To; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static (int Visits, int Contacts) RateOn(Standing[] course, DateOnly day, bool halfYear)
    {
        var standing = course.Last(step => step.From <= day);
        return (standing.Tier, standing.Core, halfYear) switch
        {
            (Tier.Key, _, false) => (2, 0),
            (Tier.Important, _, false) => (1, 0),
            (Tier.General, true, false) => (0, 1),
            (Tier.General, false, true) => (0, 1),
            _ => (0, 0),
        };
    }

    private static int RoundShare(int weight, int days) => (int)Math.Floor(((double)weight / days) + 0.5);
}
