using CsCheck;
using Podium.Contracts.Leagues;
using Podium.Grains.Calendar;
using Podium.Grains.Leagues;
using Podium.Grains.Leagues.History;
using Podium.Grains.Totals;

namespace Podium.Grains.Tests.Leagues.History;

/// <summary>Tables of the past.</summary>
public sealed class PastTableTests
{
    [Fact]
    public Task A_table_of_the_past_is_what_the_board_showed_that_evening() =>
        Gen.Select(PastBank.Any, PastBank.Tables).SampleAsync(async (bank, table) =>
        {
            var (key, day) = table;
            var live = LiveOn(bank, key, day);
            var past = await ExplainerTests.TableAsync(bank, key, day, recordedUpTo: day);

            past.Rows.ShouldBe(live.Ranked().Rows(0, 1_000));
            Facts(past.Page(0, 1, default)).ShouldBe(Facts(live.Page([], default)), $"{key}");
        });

    [Fact]
    public Task Folding_what_came_before_the_period_changes_nothing_for_who_never_moved() =>
        Gen.Select(PastBank.Any, PastBank.Tables).SampleAsync(async (bank, table) =>
        {
            var (key, day) = table;
            var start = new PeriodFrame(day).StartOf(key.Period);
            var ids = bank.ManagersOf(key).Where(id => bank.Organization.FindManager(id)!.Placements.Length == 1).ToArray();
            var ledger = bank.Ledger;
            var token = TestContext.Current.CancellationToken;

            var whole = PastTable.Make(key, bank.Organization, PastBank.Indicators, day, await ledger.ReadDaySumsAsync(ids, day, null, null, token));
            var folded = PastTable.Make(key, bank.Organization, PastBank.Indicators, day, await ledger.ReadDaySumsAsync(ids, day, start, null, token));

            folded.Rows.ShouldBe(whole.Rows);
        });

    [Fact]
    public Task A_trend_is_the_table_of_each_day() =>
        Gen.Select(PastBank.Any, PastBank.Tables).SampleAsync(async (bank, table) =>
        {
            var (key, last) = table;
            var first = last.AddDays(-20);
            var members = (key.Scope == LeagueScope.SubUnits ? bank.Organization.ChildrenOf(key.UnitId) : ["a", "b", "c"]).ToArray();
            var changes = await bank.Ledger.ReadDaySumsAsync(bank.ManagersOf(key), last, null, null, TestContext.Current.CancellationToken);

            var trend = PastTrend.Make(key, bank.Organization, PastBank.Indicators.Find(key.Indicator)!, first, last, members, changes);

            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var past = await ExplainerTests.TableAsync(bank, key, day, null);
                foreach (var (member, value) in members.Zip(trend[day.DayNumber - first.DayNumber]))
                {
                    if (past.Find(member) is { } row)
                    {
                        value.ShouldBe(row.Value, $"{key} {day} {member}");
                    }
                }
            }
        });

    [Fact]
    public Task Yesterdays_value_is_what_the_table_showed_then_and_none_where_there_was_none() =>
        Gen.Select(PastBank.Any, PastBank.Tables).SampleAsync(async (bank, table) =>
        {
            var (key, day) = table;
            if (key.Scope == LeagueScope.SubUnits || new PeriodFrame(day).DaysOf(key.Period) == 1 || day.DayOfYear == 1)
            {
                // Units get and lose managers at midnight; a period that begins today had no yesterday.
                return;
            }

            var yesterday = await ExplainerTests.TableAsync(bank, key, day.AddDays(-1), recordedUpTo: day);

            foreach (var entry in LiveOn(bank, key, day).Snapshot(default).Entries.Where(e => bank.Organization.FindManager(e.MemberId)!.Placements.Length == 1))
            {
                entry.YesterdayValue.ShouldBe(yesterday.Find(entry.MemberId)!.Value, $"{key} {day} {entry.MemberId}");
            }
        });

    private static (DateOnly, int, long?, int, long) Facts(LeaguePage page) => (page.BusinessDate, page.Count, page.Total, page.LeftOut, page.LeftOutValue);

    /// <summary>The league as it stood on a day, fed entry by entry.</summary>
    private static LiveTable LiveOn(PastBank bank, LeagueTableKey key, DateOnly day)
    {
        var frame = new PeriodFrame(day);
        var book = new LeagueBook(key.UnitId, bank.Organization, frame);
        foreach (var manager in bank.Entries.Where(e => e.RecordedOn <= day && e.ValueDate <= day).GroupBy(e => e.ManagerId))
        {
            var totals = new PortfolioTotals(bank.Organization.FindManager(manager.Key)!.Placements, frame);
            foreach (var entry in manager)
            {
                totals.Add(entry);
            }

            foreach (var report in MemberReport.Of(manager.Key, 0, 1, totals))
            {
                book.Take(report);
            }
        }

        return new LiveTable(key, book, PastBank.Indicators, 1);
    }
}
