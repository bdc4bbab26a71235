using CsCheck;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Leagues.History;

namespace Podium.Grains.Tests.Leagues.History;

/// <summary>What an explanation must add up to.</summary>
public sealed class ExplainerTests
{
    [Fact]
    public Task An_explanation_is_the_number_of_the_table_and_adds_up_to_it() =>
        Gen.Select(PastBank.Any, PastBank.Tables).SampleAsync(async (bank, table) =>
        {
            var (key, day) = table;
            var past = await TableAsync(bank, key, day, null);
            foreach (var row in past.Rows)
            {
                var explained = await ExplainAsync(bank, key, day, row.MemberId, new ExplainFilter(0, 1_000));
                (explained.Value ?? 0).ShouldBe(row.Value ?? 0, $"{key} {day} {row.MemberId}");
                if (explained.Value is { } value)
                {
                    AddUp(key, day, explained).ShouldBe(value, $"{key} {day} {row.MemberId}");
                }

                explained.Entries.Length.ShouldBe((int)explained.Count);
                explained.Entries.Sum(entry => entry.RunningContribution ?? entry.Contribution).ShouldBe(explained.Sum);
            }
        });

    [Fact]
    public Task Pages_and_filters_show_parts_of_the_same_entries() =>
        Gen.Select(PastBank.Any, PastBank.Tables, Gen.Int[0, 5], Gen.Int[1, 7]).SampleAsync(async (bank, table, offset, count) =>
        {
            var (key, day) = table;
            foreach (var member in key.Scope == LeagueScope.SubUnits ? bank.Organization.ChildrenOf(key.UnitId) : ["a", "b", "c"])
            {
                var all = await ExplainAsync(bank, key, day, member, new ExplainFilter(0, 1_000));
                var page = await ExplainAsync(bank, key, day, member, new ExplainFilter(offset, count));
                var from = day.AddDays(-20);
                var some = await ExplainAsync(bank, key, day, member, new ExplainFilter(0, 1_000, "c1", "term", from, day.AddDays(-3)));

                page.Entries.ShouldBe(all.Entries.Skip(offset).Take(count));
                (page with { Entries = [] }).ShouldBe(all with { Entries = [] });
                some.Value.ShouldBe(all.Value);
                some.Entries.ShouldBe(all.Entries.Where(e =>
                    e.Entry.CustomerId == "c1" && e.Entry.Product == "term" && e.Entry.ValueDate >= from && e.Entry.ValueDate <= day.AddDays(-3)));
                some.Sum.ShouldBe(some.Entries.Sum(entry => entry.RunningContribution ?? entry.Contribution));
            }
        });

    private static long AddUp(LeagueTableKey key, DateOnly day, Explanation explained)
    {
        if (PastBank.Indicators.Find(key.Indicator)!.Form != IndicatorForm.Average)
        {
            return explained.Opening + explained.Sum;
        }

        explained.Days.ShouldBe(new PeriodFrame(day).DaysOf(key.Period));
        var average = IndicatorSelector.Mean(explained.OpeningRunningSum!.Value + explained.Sum, explained.Days!.Value);
        return key.Measure == Measure.Value ? average : average - explained.Opening;
    }

    private static Task<Explanation> ExplainAsync(PastBank bank, LeagueTableKey key, DateOnly day, string member, ExplainFilter filter) =>
        new Explainer(bank.Ledger).ExplainAsync(
            bank.Organization, key, PastBank.Indicators.Find(key.Indicator)!, member, day, null, filter, TestContext.Current.CancellationToken);

    internal static async Task<PastTable> TableAsync(PastBank bank, LeagueTableKey key, DateOnly day, DateOnly? recordedUpTo) => PastTable.Make(
        key,
        bank.Organization,
        PastBank.Indicators,
        day,
        await bank.Ledger.ReadDaySumsAsync(bank.ManagersOf(key), day, null, recordedUpTo, TestContext.Current.CancellationToken));
}
