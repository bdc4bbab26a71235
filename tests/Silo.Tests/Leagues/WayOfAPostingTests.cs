using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Managers;
using Podium.Contracts.Organization;
using Podium.Testing;

namespace Podium.Silo.Tests.Leagues;

/// <summary>From a posting to a row, through a real silo.</summary>
public sealed class WayOfAPostingTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly LeagueTableKey UnitTable = new("A", LeagueScope.Managers, "deposit.balance", Period.Month);

    [Fact]
    public async Task A_posting_is_counted_by_manager_unit_and_bank()
    {
        await using var bank = await (await new TestBank().StartAsync()).WithSmallBankAsync(Today);
        await bank.RegisterAsync("C1", Today, new Share("M1", 10_000));
        await bank.RegisterAsync("C2", Today, new Share("M2", 10_000));

        (await bank.Intake.PostAsync(bank.Posting("1", "C1", PostingKind.DepositIn, 500_00, Today))).Outcome.ShouldBe(PostingOutcome.Accepted);
        (await bank.Intake.PostAsync(bank.Posting("1", "C1", PostingKind.DepositIn, 500_00, Today))).Outcome.ShouldBe(PostingOutcome.Duplicate);
        (await bank.Intake.PostAsync(bank.Posting("2", "C2", PostingKind.DepositIn, 700_00, Today))).Outcome.ShouldBe(PostingOutcome.Accepted);

        var league = bank.Grains.GetGrain<ILeagueGrain>("A");
        await TestBank.EventuallyAsync(async () => (await league.GetPageAsync(UnitTable, 0, 10)).Total == 1_200_00, "the unit has both");
        var page = await league.GetPageAsync(UnitTable, 0, 10);
        page.Rows.Select(r => (r.MemberId, r.Rank, r.Value)).ShouldBe([("M2", 1, 700_00), ("M1", 2, 500_00)]);
        page.Rows[1].GapToNext.ShouldBe(200_00);
        var top = new LeagueTableKey("HQ", LeagueScope.SubUnits, "deposit.balance", Period.Month);
        await TestBank.EventuallyAsync(async () => (await bank.Grains.GetGrain<ILeagueGrain>("HQ").GetPageAsync(top, 0, 10)).Total == 1_200_00, "the bank has both");
        (await bank.Grains.GetGrain<IManagerGrain>("M1").GetTotalsAsync()).Values
            .First(v => v.Indicator == "deposit.balance" && v.Period == Period.Month).Value.ShouldBe(500_00);
    }

    [Fact]
    public async Task After_a_restart_everything_is_there()
    {
        await using var bank = await (await new TestBank().StartAsync()).WithSmallBankAsync(Today);
        await bank.RegisterAsync("C1", Today, new Share("M1", 6_000), new Share("M3", 4_000));
        (await bank.Intake.PostAsync(bank.Posting("1", "C1", PostingKind.DepositIn, 101, Today))).Outcome.ShouldBe(PostingOutcome.Accepted);
        await bank.StopAsync();
        await bank.StartAsync();

        var root = new LeagueTableKey("HQ", LeagueScope.AllManagers, "deposit.balance", Period.Year);
        await TestBank.EventuallyAsync(async () => (await bank.Grains.GetGrain<ILeagueGrain>("HQ").GetPageAsync(root, 0, 10)).Total == 101, "the bank has it again");
        var page = await bank.Grains.GetGrain<ILeagueGrain>("HQ").GetPageAsync(root, 0, 10);
        page.Rows.Select(r => (r.MemberId, r.Value)).ShouldBe([("M1", 61), ("M3", 40), ("M2", null)]);
        (await bank.Grains.GetGrain<ICustomerGrain>("C1").GetAsync())!.Deposits.ShouldBe(101);
    }

    [Fact]
    public async Task A_move_that_begins_after_a_restart_takes_the_portfolio_along_on_its_day()
    {
        await using var bank = await (await new TestBank().StartAsync()).WithSmallBankAsync(Today);
        await bank.RegisterAsync("C1", Today, new Share("M1", 10_000));
        await bank.Intake.PostAsync(bank.Posting("1", "C1", PostingKind.DepositIn, 500, Today));
        await bank.Grains.GetGrain<IOrganizationGrain>(0).MoveManagerAsync("M1", "B", Today.AddDays(1));
        await bank.StopAsync();
        await bank.StartAsync();
        await bank.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(Today.AddDays(1));

        await TestBank.EventuallyAsync(async () => await TotalAsync("A", "deposit.balance") == null && await TotalAsync("B", "deposit.balance") == 500, "the balance is in B");
        (await TotalAsync("A", "deposit.average")).ShouldBe(45);
        (await TotalAsync("B", "deposit.average")).ShouldBe(45);
        (await TotalAsync("HQ", "deposit.average")).ShouldBe(91);

        async Task<long?> TotalAsync(string unit, string indicator)
        {
            var page = await bank.Grains.GetGrain<ILeagueGrain>(unit).GetPageAsync(new LeagueTableKey(unit, LeagueScope.AllManagers, indicator, Period.Month), 0, 9);
            return page.Total is 0 ? null : page.Total;
        }
    }

    [Fact]
    public async Task The_first_business_of_a_new_unit_reaches_a_bank_that_has_not_heard_of_the_unit()
    {
        await using var bank = await (await new TestBank(live: o => o.DayCheckInterval = TimeSpan.FromHours(1)).StartAsync()).WithSmallBankAsync(Today);
        var heard = new Totals();
        var root = bank.Grains.GetGrain<ILeagueGrain>("HQ");
        await root.WatchAsync(
            new LeagueTableKey("HQ", LeagueScope.SubUnits, "deposit.balance", Period.Month), bank.Grains.CreateObjectReference<ILeagueObserver>(heard));
        var organization = bank.Grains.GetGrain<IOrganizationGrain>(0);
        await organization.PutUnitsAsync([new("N", "HQ", "New branch", "新支行")]);
        await organization.PutManagersAsync([new("M9", "New manager", "manager", true, [new("N", Today)])]);
        await bank.RegisterAsync("C9", Today, new Share("M9", 10_000));

        await bank.Intake.PostAsync(bank.Posting("1", "C9", PostingKind.DepositIn, 900, Today));

        // Nobody asks the bank's league: asking would make it look.
        await TestBank.EventuallyAsync(() => Task.FromResult(heard.Last == 900), "the bank has the new branch's deposit");
    }

    private sealed class Totals : ILeagueObserver
    {
        public long? Last { get; private set; }

        public Task OnDeltaAsync(LeagueDelta delta)
        {
            Last = delta.Total;
            return Task.CompletedTask;
        }
    }
}
