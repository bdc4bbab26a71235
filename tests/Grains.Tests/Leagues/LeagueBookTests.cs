using CsCheck;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Leagues;
using Podium.Grains.Organization;
using Podium.Grains.Tests.Totals;
using Podium.Grains.Totals;

namespace Podium.Grains.Tests.Leagues;

/// <summary>What leagues add up from reports that come late, twice and out of order.</summary>
public sealed class LeagueBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    private static readonly OrganizationTree Tree = new(new OrganizationSnapshot(
        1,
        [new("HQ", null, "HQ", "总行"), new("A", "HQ", "A", "甲"), new("A1", "A", "A1", "甲一"), new("B", "HQ", "B", "乙")],
        [Manager("M0", "A"), Manager("M1", "A1"), Manager("M2", "A1"), Manager("M3", "B"), Manager("M4", "HQ"), Manager("M5", "B") with { Active = false }]));

    [Fact]
    public void Reports_in_any_order_and_number_give_the_sums_of_the_newest() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 4], Gen.Long[1, 1_000], Gen.Int[0, 30]).Array[1, 25].Sample(drawn =>
        {
            // A manager's totals after n entries are the same whenever they are reported.
            var reports = drawn.GroupBy(d => d.Item1).SelectMany(manager => manager.Select((_, i) => Report(
                "M" + manager.Key, i + 1, [.. manager.Take(i + 1).Select(d => (Today.AddDays(-d.Item4), d.Item3))]))).ToArray();
            var book = new LeagueBook("HQ", Tree, new PeriodFrame(Today));
            foreach (var report in drawn.Select((d, i) => reports[(i * 7) % reports.Length]).Concat(reports.Reverse()).Concat(reports))
            {
                book.Take(report);
            }

            var expected = drawn.GroupBy(d => "M" + d.Item1).ToDictionary(g => g.Key, g => g.Sum(d => d.Item3));
            Table(book, LeagueScope.AllManagers).Snapshot(default).Total.ShouldBe(expected.Values.Sum());
            foreach (var entry in Table(book, LeagueScope.AllManagers).Snapshot(default).Entries)
            {
                entry.Value.ShouldBe(expected.TryGetValue(entry.MemberId, out var value) ? value : null);
            }

            foreach (var unit in Table(book, LeagueScope.SubUnits).Snapshot(default).Entries)
            {
                var below = expected.Where(e => Tree.IsWithin(Tree.FindManager(e.Key)!.UnitOn(Today), unit.MemberId)).ToArray();
                unit.Value.ShouldBe(below.Length == 0 ? null : below.Sum(e => e.Value));
            }
        });

    [Fact]
    public void Leavers_and_pools_are_in_the_total_but_not_in_the_ranking()
    {
        var book = new LeagueBook("B", Tree, new PeriodFrame(Today));
        book.Take(Report("M3", 1, [(Today, 100)]));
        book.Take(Report("M5", 1, [(Today, 40)]));
        book.Take(Report("~B", 1, [(Today, 7)]));

        var snapshot = Table(book, LeagueScope.Managers).Snapshot(default);

        snapshot.Entries.Select(e => (e.MemberId, e.Value)).ShouldBe([("M3", 100L)]);
        (snapshot.Total, snapshot.LeftOut, snapshot.LeftOutValue).ShouldBe((147, 2, 47));
    }

    [Fact]
    public void Midnight_rolls_the_table_without_a_call()
    {
        var book = new LeagueBook("B", Tree, new PeriodFrame(Today));
        book.Take(Report("M3", 1, [(Today, 100), (Today.AddDays(-1), 30)]));
        LiveTable Day() => new(new LeagueTableKey("B", LeagueScope.Managers, "deposit.net-increase", Period.Day), book, Catalog, 1);
        Day().Snapshot(default).Entries[0].Value.ShouldBe(100);

        book.RollTo(new PeriodFrame(Today.AddDays(1)));

        Day().Snapshot(default).Entries[0].Value.ShouldBe(0);
        Table(book, LeagueScope.Managers).Snapshot(default).Entries[0].ShouldSatisfyAllConditions(e => e.Value.ShouldBe(130), e => e.YesterdayValue.ShouldBe(130));
    }

    [Fact]
    public void Deltas_bring_a_copy_to_what_a_snapshot_shows() => Gen.Select(Gen.Int[0, 5], Gen.Long[1, 1_000], Gen.Bool).Array[1, 30].Sample(steps =>
    {
        var book = new LeagueBook("HQ", Tree, new PeriodFrame(Today));
        var table = Table(book, LeagueScope.AllManagers);
        var copy = table.Snapshot(default).Entries.ToDictionary(e => e.MemberId);
        var sums = new Dictionary<int, List<(DateOnly, long)>>();
        foreach (var (manager, amount, tick) in steps)
        {
            var entries = sums.TryGetValue(manager, out var list) ? list : sums[manager] = [];
            entries.Add((Today, amount));
            var report = Report("M" + manager, entries.Count, [.. entries]);
            book.Take(report);
            table.Touch(report);
            if (tick && table.Tick(default) is { } delta)
            {
                foreach (var entry in delta.Changed)
                {
                    copy[entry.MemberId] = entry;
                }
            }
        }

        foreach (var entry in table.Tick(default)?.Changed ?? [])
        {
            copy[entry.MemberId] = entry;
        }

        copy.Values.OrderBy(e => e.MemberId).ShouldBe(Table(book, LeagueScope.AllManagers).Snapshot(default).Entries.OrderBy(e => e.MemberId));
        table.Ranked().Rows(0, 9).Select(r => r.MemberId).ShouldBe(Table(book, LeagueScope.AllManagers).Ranked().Rows(0, 9).Select(r => r.MemberId));
    });

    private static IndicatorCatalog Catalog { get; } = new(1, StandardIndicators.All);

    private static LiveTable Table(LeagueBook book, LeagueScope scope) => new(new LeagueTableKey(book.UnitId, scope, "deposit.balance", Period.Month), book, Catalog, 1);

    private static MemberReport Report(string manager, long entries, (DateOnly Day, long Amount)[] steps)
    {
        var record = Tree.FindManager(manager)!;
        var totals = new PortfolioTotals(record.Placements, new PeriodFrame(Today));
        foreach (var (day, amount) in steps)
        {
            totals.Add(PortfolioTotalsTests.Entry(day, amount));
        }

        var part = totals.Parts().Single();
        return new MemberReport(manager, part.UnitId, 1, entries, Today, part.Buckets);
    }

    private static ManagerRecord Manager(string id, string unit) => new(id, id, "manager", true, [new ManagerPlacement(unit, DateOnly.MinValue)]);
}
