using Podium.Contracts.Calendar;
using Podium.WebHost.Leagues;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>A day that is over, on a server of its own because the business date moves.</summary>
public sealed class ClosedPeriodTests
{
    [Fact]
    public async Task A_closed_day_stays_as_it_was_and_shows_late_postings_as_restatements()
    {
        await using var server = new PodiumServer();
        await server.InitializeAsync();
        var bank = await new LiveBank(server, "closed").OpenAsync("a", "b");
        var day = bank.Today;
        await bank.DepositAsync("a", 500_00);
        await bank.DepositAsync("b", 300_00);
        await bank.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(day.AddDays(1));
        await bank.Bank.RefreshAsync(TestContext.Current.CancellationToken);
        await bank.DepositAsync("b", 400_00, day);
        await bank.DepositAsync("a", 1_00);
        using var caller = await server.SignInAsync("auditor");
        using var own = await server.SignInAsync(bank.ManagerId("a"));
        var address = "/api/leagues/" + bank.Table(period: Period.Day);

        var final = await caller.GetAsync<LeagueView>($"{address}?asOf={day:yyyy-MM-dd}");
        var restated = await caller.GetAsync<LeagueView>($"{address}?asOf={day:yyyy-MM-dd}&as=restated");
        var restatement = (await caller.GetAsync<RestatementView[]>($"{address}/restatements?asOf={day:yyyy-MM-dd}")).ShouldHaveSingleItem();
        var masked = (await own.GetAsync<RestatementView[]>($"{address}/restatements?asOf={day:yyyy-MM-dd}")).ShouldHaveSingleItem();
        var why = await caller.GetAsync<ExplainView>($"{address}/explain/{bank.ManagerId("b")}?asOf={day:yyyy-MM-dd}");

        final.Final.ShouldBeTrue();
        final.Rows.Select(row => (row.MemberId, row.Rank, row.Value, row.RestatedValue))
            .ShouldBe([(bank.ManagerId("a"), 1, 500_00, null), (bank.ManagerId("b"), 2, 300_00, 700_00)]);
        restated.Final.ShouldBeFalse();
        restated.Rows.Select(row => (row.MemberId, row.Rank, row.Value, row.FinalValue))
            .ShouldBe([(bank.ManagerId("b"), 1, 700_00, 300_00), (bank.ManagerId("a"), 2, 500_00, null)]);
        (restatement.MemberId, restatement.Before, restatement.After, restatement.Masked).ShouldBe((bank.ManagerId("b"), 300_00, 700_00, false));
        restatement.Postings.ShouldHaveSingleItem().Amount.ShouldBe(400_00);
        (masked.Before, masked.After, masked.Masked, masked.Postings.Length).ShouldBe((null, null, true, 0));
        (why.Value, why.Sum).ShouldBe((300_00, 300_00));
    }
}
