using System.Net;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Managers;
using Podium.Grains.Indicators;
using Podium.WebHost.Leagues;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>League tables over REST.</summary>
public sealed class LeagueEndpointTests(PodiumServer server)
{
    [Fact]
    public async Task An_explanation_adds_up_to_the_live_number()
    {
        var bank = await new LiveBank(server, "rest-why").OpenAsync("a", "b");
        await bank.DepositAsync("a", 1_000_01, bank.Today.AddDays(-400));
        await bank.DepositAsync("a", 777_77, bank.Today.AddDays(-40));
        await bank.DepositAsync("a", 50_00, bank.Today, PostingKind.DepositOut);
        await bank.DepositAsync("b", 3_33);
        using var caller = await server.SignInAsync("auditor");

        foreach (var indicator in bank.Bank.Indicators.Indicators.Where(i => i.Code.StartsWith("deposit.", StringComparison.Ordinal)))
        {
            foreach (var (period, measure) in from p in Enum.GetValues<Period>() from m in Enum.GetValues<Measure>() select (p, m))
            {
                if (measure == Measure.Increase && indicator.Form is not (IndicatorForm.Balance or IndicatorForm.Average))
                {
                    continue;
                }

                var address = "/api/leagues/" + bank.Table(indicator.Code, period, measure);
                var live = await caller.GetAsync<LeagueView>(address);
                foreach (var row in live.Rows)
                {
                    var why = await caller.GetAsync<ExplainView>($"{address}/explain/{row.MemberId}?count=500");
                    why.Value.ShouldBe(row.Value, $"{address} {row.MemberId}");
                    AddUp(indicator.Form, measure, why).ShouldBe(row.Value ?? 0, $"{address} {row.MemberId}");
                    why.Sum.ShouldBe(why.Rows.Sum(posting => posting.RunningContribution ?? posting.Contribution));
                }
            }
        }
    }

    [Fact]
    public async Task Who_passed_is_named_with_what_it_took()
    {
        var bank = await new LiveBank(server, "rest-passed").OpenAsync("a", "b");
        await bank.DepositAsync("a", 500_00, bank.Today.AddDays(-3));
        await bank.DepositAsync("b", 300_00, bank.Today.AddDays(-3));
        await bank.DepositAsync("b", 400_00, bank.Today);
        using var caller = await server.SignInAsync("auditor");
        using var own = await server.SignInAsync(bank.ManagerId("a"));
        var address = $"/api/leagues/{bank.Table(period: Period.Year)}/passed/{bank.ManagerId("a")}?since={bank.Today.AddDays(-1):yyyy-MM-dd}";

        var passed = (await caller.GetAsync<PassedView[]>(address)).ShouldHaveSingleItem();
        (passed.MemberId, passed.RankThen, passed.RankNow, passed.Gained, passed.OwnGained, passed.Masked).ShouldBe((bank.ManagerId("b"), 2, 1, 400_00, 0, false));
        passed.Postings.ShouldHaveSingleItem().Amount.ShouldBe(400_00);

        var masked = (await own.GetAsync<PassedView[]>(address)).ShouldHaveSingleItem();
        (masked.Name, masked.Gained, masked.OwnGained, masked.Masked, masked.Postings.Length).ShouldBe(("Manager b", null, 0, true, 0));
    }

    [Fact]
    public async Task A_table_of_a_past_day_shows_what_was_dated_up_to_it()
    {
        var bank = await new LiveBank(server, "rest-past").OpenAsync("a", "b");
        await bank.DepositAsync("a", 500_00, bank.Today.AddDays(-400));
        await bank.DepositAsync("b", 900_00, bank.Today);
        using var caller = await server.SignInAsync("auditor");
        var address = "/api/leagues/" + bank.Table();

        var past = await caller.GetAsync<LeagueView>($"{address}?asOf={bank.Today.AddDays(-300):yyyy-MM-dd}");
        past.Rows.Select(row => (row.MemberId, row.Rank, row.Value)).ShouldBe([(bank.ManagerId("a"), 1, 500_00), (bank.ManagerId("b"), null, null)]);
        past.Final.ShouldBeFalse("the period ended before the bank went live");

        var trend = await caller.GetAsync<TrendView>($"{address}/trend?ids={bank.ManagerId("b")},{bank.ManagerId("a")}&days=3");
        trend.Dates[^1].ShouldBe(bank.Today);
        trend.Series[0].Values[^1].ShouldBe(900_00);
        trend.Series[1].Values.ShouldBe([500_00, 500_00, 500_00]);

        (await caller.RefusalAsync(HttpMethod.Get, $"{address}?asOf={bank.Today.AddDays(1):yyyy-MM-dd}")).Code.ShouldBe("value_date_out_of_range");
    }

    [Fact]
    public async Task What_is_out_of_scope_does_not_exist()
    {
        var bank = await new LiveBank(server, "rest-scope").OpenAsync("a", "b");
        using var manager = await server.SignInAsync(bank.ManagerId("a"));
        using var head = await server.SignInAsync("head-south");
        var address = "/api/leagues/" + bank.Table();

        (await head.RefusalAsync(HttpMethod.Get, address)).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await manager.RefusalAsync(HttpMethod.Get, $"{address}/explain/{bank.ManagerId("b")}")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await manager.GetAsync<ExplainView>($"{address}/explain/{bank.ManagerId("a")}")).Value.ShouldBeNull();
        (await manager.RefusalAsync(HttpMethod.Get, $"/api/managers/{bank.ManagerId("b")}/milestones")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Milestones_are_kept()
    {
        var bank = await new LiveBank(server, "rest-goal").OpenAsync("a");
        using var manager = await server.SignInAsync(bank.ManagerId("a"));
        var address = $"/api/managers/{bank.ManagerId("a")}/milestones";
        Milestone[] wanted = [new("deposit.balance", Period.Month, 5)];

        using var answer = await manager.SendAsync(HttpMethod.Put, address, wanted);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await manager.GetAsync<Milestone[]>(address)).ShouldBe(wanted);
        (await manager.RefusalAsync(HttpMethod.Put, address, new[] { new Milestone("no.such", Period.Month, 5) })).Code.ShouldBe("indicator_unknown");
    }

    private static long AddUp(IndicatorForm form, Measure measure, ExplainView why)
    {
        if (form != IndicatorForm.Average)
        {
            return why.Opening + why.Sum;
        }

        var average = IndicatorSelector.Mean(why.OpeningRunningSum!.Value + why.Sum, why.Days!.Value);
        return measure == Measure.Value ? average : average - why.Opening;
    }
}
