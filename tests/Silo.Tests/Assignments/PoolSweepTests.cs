using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Managers;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.Testing;

namespace Podium.Silo.Tests.Assignments;

public sealed class PoolSweepTests
{
    // A Friday; the next working day is Monday.
    private static readonly DateOnly First = new(2026, 3, 6);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_customer_nobody_contacts_is_warned_of_then_returns_on_the_next_working_day_once_through_restarts()
    {
        await using var bank = await QuietBankAsync();
        await ToAsync(bank, First.AddDays(10));
        (await ReturningAsync(bank)).ShouldBeEmpty();
        await ToAsync(bank, First.AddDays(13));
        (await ReturningAsync(bank)).ShouldHaveSingleItem().Warning.ReturnOn.ShouldBe(First.AddDays(20));

        await bank.StopAsync();
        await bank.StartAsync();
        await ToAsync(bank, First.AddDays(21));

        (await Sweep(bank).JudgeAsync(None)).ShouldBe(0);
        var view = (await bank.Grains.GetGrain<ICustomerGrain>("C1").GetAsync())!;
        view.Assignments.Select(a => (a.From, a.Shares.Length)).ShouldBe([(new DateOnly(2026, 1, 1), 1), (new DateOnly(2026, 3, 30), 0)]);
        (await ReturningAsync(bank)).ShouldHaveSingleItem().Warning.LeavesOn.ShouldBe(new DateOnly(2026, 3, 30));

        await ToAsync(bank, new DateOnly(2026, 3, 30));
        var (count, rows) = await Pool(bank).ListAsync(new PoolQuery(["A"], bank.Day.BusinessDate, null, 0, 10), None);
        (count, rows[0].CustomerId, rows[0].Reason, rows[0].Before[0]).ShouldBe((1, "C1", PoolReason.NoContact, "M1"));
        (await AuditedAsync(bank, AuditActions.PoolEntered)).ShouldBe(1);
        (await AuditedAsync(bank, AuditActions.PoolWarned)).ShouldBe(1);
    }

    [Fact]
    public async Task The_money_of_a_customer_in_the_pool_stays_in_the_unit_and_comes_to_who_claims_it()
    {
        await using var bank = await QuietBankAsync();
        var desk = bank.Services.GetRequiredService<PoolDesk>();
        (await UnitAsync(bank, "~A", "M1", "M2")).ShouldBe([0, 100_000, 0]);

        await desk.PutAsync("out", "C1", First, PoolReason.PutByLeader, "Moved", "head", None);
        await TestBank.EventuallyAsync(async () => (await UnitAsync(bank, "~A", "M1", "M2")).SequenceEqual([100_000L, 0, 0]), "the pool to hold it");
        var key = new LeagueTableKey("HQ", LeagueScope.SubUnits, "deposit.balance", Period.Month);
        await TestBank.EventuallyAsync(
            async () => (await bank.Grains.GetGrain<ILeagueGrain>("HQ").GetPageAsync(key, 0, 10)).Rows.Single(r => r.MemberId == "A").Value == 100_000, "the unit to keep it");

        await desk.ClaimAsync("M2", "C1", "claim", "ann", None);
        await TestBank.EventuallyAsync(async () => (await UnitAsync(bank, "~A", "M1", "M2")).SequenceEqual([0L, 0, 100_000]), "the claimer to hold it");
    }

    [Fact]
    public async Task Of_two_who_claim_at_once_one_wins_the_other_hears_who_and_a_repeat_changes_nothing()
    {
        await using var bank = await QuietBankAsync();
        var desk = bank.Services.GetRequiredService<PoolDesk>();
        for (var round = 0; round < 10; round++)
        {
            var id = $"P{round}";
            await bank.RegisterAsync(id, First);
            var results = await Task.WhenAll(
                new[] { "M1", "M2", "M3" }.Select(manager => TryAsync(() => desk.ClaimAsync(manager, id, $"{manager}.{round}", manager, None))));
            var winner = Array.FindIndex(results, r => r is null);
            results.Count(r => r is null).ShouldBe(1);
            results.OfType<PodiumError>().ShouldAllBe(e => e.Code == ErrorCodes.AlreadyClaimed && e.Message.Contains($"Manager M{winner + 1}", StringComparison.Ordinal));
            (await desk.ClaimAsync($"M{winner + 1}", id, $"M{winner + 1}.{round}", "again", None)).State.ShouldBe(PoolClaimState.Done);
            var view = (await bank.Grains.GetGrain<ICustomerGrain>(id).GetAsync())!;
            view.Assignments[^1].Shares.ShouldBe([new Share($"M{winner + 1}", 10_000)]);
        }
    }

    [Fact]
    public async Task A_claim_whose_process_died_is_carried_to_its_end()
    {
        await using var bank = await QuietBankAsync();
        await bank.RegisterAsync("P1", First);
        var claim = new PoolClaim("cut-off", "P1", "M2", First, PoolClaimState.Reserved, "ann");
        await Pool(bank).ReserveAsync(claim, new AssignmentRules(), new PoolRules(), None);
        await bank.Services.GetRequiredService<IPodiumDatabase>().WriteAsync(
            sql => sql.ExecuteAsync("update pool_claim set at = @old", ("old", DateTimeOffset.UnixEpoch)), Durability.Full, None);

        await Sweep(bank).ResumeAsync(None);

        (await bank.Grains.GetGrain<ICustomerGrain>("P1").GetAsync())!.Assignments[^1].Shares.ShouldBe([new Share("M2", 10_000)]);
        (await Pool(bank).ReadUnsettledAsync(DateTimeOffset.MaxValue, None)).ShouldBeEmpty();
        (await AuditedAsync(bank, AuditActions.PoolClaimed)).ShouldBe(1);
    }

    /// <summary>A bank whose general customers return after 20 days, with a warning a week before; M1 serves C1 with 1,000.00.</summary>
    private static async Task<TestBank> QuietBankAsync()
    {
        var bank = await new TestBank(judged: true).StartAsync();
        await bank.WithSmallBankAsync(First);
        await bank.RegisterAsync("C1", new DateOnly(2026, 1, 1), new Share("M1", 10_000));
        await bank.Intake.PostAsync(bank.Posting("p1", "C1", PostingKind.DepositIn, 100_000, First));
        var rules = new PoolRules { GeneralDays = 20, WarnDays = 7 };
        await bank.Services.GetRequiredService<IRuleStore>().PutAsync(First, rules, new Operation("rules", "test", "admin", rules), None);
        await ToAsync(bank, First);
        return bank;
    }

    private static async Task ToAsync(TestBank bank, DateOnly day)
    {
        if (bank.Day.BusinessDate != day)
        {
            await bank.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(day);
        }

        await TestBank.EventuallyAsync(async () => bank.Day.BusinessDate == day && (await Pool(bank).BeginAsync(day, None)).JudgedUntil == day, $"{day} to be judged");
    }

    private static async Task<long?[]> UnitAsync(TestBank bank, params string[] managers)
    {
        var values = new List<long?>();
        foreach (var manager in managers)
        {
            var view = await bank.Grains.GetGrain<IManagerGrain>(manager).GetTotalsAsync();
            values.Add(view.Values.Single(v => v.Indicator == "deposit.balance" && v.Period == Period.Month).Value ?? 0);
        }

        return [.. values];
    }

    private static async Task<PodiumError?> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (PodiumException refusal)
        {
            return refusal.Error;
        }
    }

    private static IPoolStore Pool(TestBank bank) => bank.Services.GetRequiredService<IPoolStore>();

    private static PoolSweep Sweep(TestBank bank) => bank.Services.GetRequiredService<PoolSweep>();

    private static async Task<ImmutableArray<ReturningCustomer>> ReturningAsync(TestBank bank) => [.. await Pool(bank).ListReturningAsync(["M1", "M2", "M3"], bank.Day.BusinessDate, None)];

    private static async Task<int> AuditedAsync(TestBank bank, string action) =>
        (await bank.Services.GetRequiredService<IAuditTrail>().ReadAsync(new AuditQuery(null, null, action, null, null, null, 50), None)).Count;
}
