using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Demerits;
using Podium.Testing;

namespace Podium.Silo.Tests.Demerits;

public sealed class DemeritSweepTests
{
    [Fact]
    public async Task A_month_without_visits_becomes_demerits_of_who_served_the_customer_once_through_restarts()
    {
        await using var bank = await new TestBank(judged: true).StartAsync();
        await bank.WithSmallBankAsync(new DateOnly(2026, 1, 30));
        await bank.RegisterAsync("C1", new DateOnly(2026, 1, 1), new Share("M1", 10_000));
        await bank.Intake.PostAsync(bank.Posting("p1", "C1", PostingKind.DepositIn, 600_000_000, new DateOnly(2026, 1, 5)));
        await JudgedAsync(bank, new DateOnly(2026, 1, 30));

        await bank.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(new DateOnly(2026, 3, 2));
        await JudgedAsync(bank, new DateOnly(2026, 3, 2));
        var (_, found) = await ListAsync(bank);

        var february = found.Where(d => d.RuleKey!.StartsWith("visit:C1:2026-02", StringComparison.Ordinal)).ToArray();
        february.Length.ShouldBe(2);
        february.ShouldAllBe(d => d.RecordedBy == Demerit.ByRule && d.Points == 1 && d.Day == new DateOnly(2026, 2, 28));
        found.ShouldContain(d => d.RuleKey!.StartsWith("archive:C1:", StringComparison.Ordinal) && d.Fault == StandardFaults.ArchiveMissing);

        await bank.StopAsync();
        await bank.StartAsync();
        await bank.Services.GetRequiredService<Silo.Demerits.DemeritSweep>().JudgeAsync(TestContext.Current.CancellationToken);
        (await ListAsync(bank)).Rows.Select(d => d.Id).ShouldBe(found.Select(d => d.Id));
    }

    private static Task<(int Count, IReadOnlyList<Demerit> Rows)> ListAsync(TestBank bank) => bank.Services.GetRequiredService<IDemeritStore>()
        .ListAsync(new DemeritQuery(new[] { "M1", "M2", "M3" }, null, null, 0, 100), TestContext.Current.CancellationToken);

    private static Task JudgedAsync(TestBank bank, DateOnly day) => TestBank.EventuallyAsync(
        async () => await bank.Services.GetRequiredService<Silo.Demerits.DemeritFacts>().BeginAsync(day, TestContext.Current.CancellationToken) == day, $"{day} to be judged");
}
