using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Calendar;
using Podium.Grains.Demerits;
using Podium.Grains.Visits;

namespace Podium.Grains.Tests.Demerits;

public sealed class DemeritFindingsTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DemandPlanner Planner = new(VisitRuleBook.Default, WorkCalendar.Weeks);

    [Fact]
    public void A_key_customer_not_visited_for_a_month_costs_a_point_for_each_visit()
    {
        var found = DemeritFindings.Missed(Planner, Customer(Tier.Key), Month(2), Start, new DateOnly(2026, 3, 1)).ToArray();

        found.Select(e => e.RuleKey).ShouldBe(["visit:C1:2026-02:1", "visit:C1:2026-02:2"]);
        found.ShouldAllBe(e => e.ManagerId == "M1" && e.Fault == StandardFaults.VisitMissed && e.Day == new DateOnly(2026, 2, 28));
        found[0].Evidence.ShouldBe("2026-02 · visit 0/2 · key");
    }

    [Fact]
    public void Nothing_is_found_while_the_period_runs_nor_when_all_was_done()
    {
        DemeritFindings.Missed(Planner, Customer(Tier.Key), Month(2), Start, new DateOnly(2026, 2, 28)).ShouldBeEmpty();
        var visited = Customer(Tier.Key, new Service(new DateOnly(2026, 2, 3), true), new Service(new DateOnly(2026, 2, 20), true));
        DemeritFindings.Missed(Planner, visited, Month(2), Start, new DateOnly(2026, 3, 1)).ShouldBeEmpty();
    }

    [Fact]
    public void However_a_year_is_cut_into_runs_each_finding_comes_once_and_they_are_what_a_plain_count_says() =>
        Gen.Select(Gen.Int[1, 364].HashSet[0, 12], Gen.Int[0, 364].Array[0, 30], Gen.Enum<Tier>()).Sample((cuts, visits, tier) =>
        {
            var customer = Customer(tier, [.. visits.Select(day => new Service(Start.AddDays(day), true))]);
            var judged = Start;
            var found = new List<string>();
            foreach (var today in cuts.Order().Append(365).Select(day => Start.AddDays(day)))
            {
                found.AddRange(DemeritFindings.PeriodsEnding(judged, today.AddDays(-1))
                    .SelectMany(period => DemeritFindings.Missed(Planner, customer, period, Start, today)).Select(e => e.RuleKey!));
                judged = today;
            }

            var (length, required) = tier switch { Tier.Key => (1, 2), Tier.Important => (1, 1), _ => (6, 1) };
            var plain = Enumerable.Range(0, 12 / length).Sum(period =>
            {
                var (first, end) = (Start.AddMonths(period * length), Start.AddMonths((period + 1) * length));
                return Math.Max(0, required - visits.Count(day => Start.AddDays(day) >= first && Start.AddDays(day) < end));
            });
            found.ShouldBeUnique();
            found.Count.ShouldBe(plain);
        });

    [Fact]
    public void A_late_report_and_a_missing_archive_are_found_once_each()
    {
        var day = new DateOnly(2026, 2, 3);
        DemeritFindings.Unreported(new ReportedInTime("v1", "C1", "M1", day, true), day.AddDays(1)).ShouldBeNull();
        var late = DemeritFindings.Unreported(new ReportedInTime("v1", "C1", "M1", day, false), day.AddDays(1))!;
        (late.RuleKey, late.Fault, late.Day).ShouldBe(("report:v1", StandardFaults.VisitMissed, day.AddDays(1)));
        var archive = DemeritFindings.Archive(new MissingArchive("C1", "M1", day, 40));
        (archive.RuleKey, archive.Fault, archive.Day).ShouldBe(("archive:C1:20260203", StandardFaults.ArchiveMissing, day.AddDays(30)));
    }

    private static DemandPeriod Month(int month) => DemandPeriod.MonthOf(new DateOnly(2026, month, 1));

    private static ServedCustomer Customer(Tier tier, params Service[] services) => new("C1", "Customer", tier, "M1", [new Standing(Start, tier)], services, []);
}
