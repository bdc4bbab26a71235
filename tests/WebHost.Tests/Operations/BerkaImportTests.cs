using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Testing;
using Podium.WebHost.Operations.Berka;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The whole of Berka through a silo on SQLite: the numbers of the issue, twice.</summary>
public sealed class BerkaImportTests : IAsyncLifetime
{
    private readonly TestBank _bank = new();

    public async ValueTask InitializeAsync() => await _bank.StartAsync();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Berka_has_the_known_totals_and_a_second_run_changes_nothing()
    {
        var files = BerkaReader.Read(PublicData.Folder("berka"));
        var toTheLastTransaction = BerkaPlan.Build(files, BerkaPlan.LastTransactionDay);

        var first = await LoadAsync(toTheLastTransaction);

        first.Parts[BerkaPlan.Transactions].ShouldBe(new PartTally(49_102, 0, 0));
        first.Parts[BerkaPlan.Fees].ShouldBe(new PartTally(5_445, 0, 0));
        first.Parts[BerkaPlan.PenaltyInterest].ShouldBe(new PartTally(64, 0, 0));
        first.Parts[BerkaPlan.Loans].ShouldBe(new PartTally(38, 0, 0));
        first.Parts[BerkaPlan.Cards].ShouldBe(new PartTally(6, 0, 0));
        _bank.Day.ShouldBe(new BankDay(BerkaPlan.LastTransactionDay, "CZK", 2, "Europe/Prague", false, "Berka", new DateOnly(1993, 1, 1)));
        var sums = await SumsAsync();
        (sums[EntryKind.DepositIn].Amount - sums[EntryKind.DepositOut].Amount).ShouldBe(3_924_614_280);
        sums[EntryKind.Fee].Amount.ShouldBe(9_345_500);
        sums[EntryKind.InterestCollected].Amount.ShouldBe(46_670);
        sums[EntryKind.LoanDisbursed].Amount.ShouldBe(465_639_600);
        sums[EntryKind.ProductOpened].Quantity.ShouldBe(6);
        sums[EntryKind.Customer].Quantity.ShouldBe(5_369);
        await EveryScopeShowsAsync("deposit.balance", 3_924_614_280);
        await EveryScopeShowsAsync("loan.balance", 465_639_600);
        await EveryScopeShowsAsync("card.held", 6);

        var second = await LoadAsync(toTheLastTransaction);

        second.Parts[BerkaPlan.Transactions].ShouldBe(new PartTally(0, 49_102, 0));
        second.Parts.Values.ShouldAllBe(p => p.Accepted == 0 && p.Rejected == 0);
        second.CustomersKept.ShouldBe(0);
        (await SumsAsync()).ShouldBe(sums);
        await EveryScopeShowsAsync("deposit.balance", 3_924_614_280);

        var rest = await LoadAsync(BerkaPlan.Build(files, new DateOnly(1998, 12, 31)));

        rest.Parts[BerkaPlan.Loans].ShouldBe(new PartTally(682 - 38, 38, 0));
        rest.Parts[BerkaPlan.Cards].ShouldBe(new PartTally(892 - 6, 6, 0));
        await EveryScopeShowsAsync("deposit.balance", 3_924_614_280);
        await EveryScopeShowsAsync("loan.balance", 10_326_174_000);
        await EveryScopeShowsAsync("card.held", 892);
        await EveryScopeShowsAsync("customer.count", 5_369);
    }

    [Fact]
    public async Task A_database_of_another_bank_is_refused()
    {
        var files = BerkaReader.Read(PublicData.Folder("berka"));
        var plan = BerkaPlan.Build(files, BerkaPlan.LastTransactionDay);
        await _bank.WithSmallBankAsync(new DateOnly(2026, 3, 2));

        var refused = await Should.ThrowAsync<LoadRefusedException>(() => LoadAsync(plan));

        refused.Message.ShouldContain("CZK");
        _bank.Day.Currency.ShouldBe("CNY");
    }

    private Task<LoadReport> LoadAsync(BankPlan plan) =>
        new BankLoader(_bank.Grains, _bank.Services.GetRequiredService<IBankStore>(), TimeProvider.System)
            .LoadAsync(plan, ReplayPace.AllAtOnce, new NoProgress(), TestContext.Current.CancellationToken);

    private async Task<Dictionary<EntryKind, (long Amount, long Quantity)>> SumsAsync() =>
        (await _bank.Services.GetRequiredService<IReconcileReader>().SumByLegAsync(TestContext.Current.CancellationToken))
            .GroupBy(s => s.Kind)
            .ToDictionary(g => g.Key, g => (g.Sum(s => s.Amount), g.Sum(s => s.Quantity)));

    private async Task EveryScopeShowsAsync(string indicator, long expected)
    {
        var league = _bank.Grains.GetGrain<ILeagueGrain>(BerkaPlan.Root);
        foreach (var scope in new[] { LeagueScope.SubUnits, LeagueScope.AllManagers })
        {
            var key = new LeagueTableKey(BerkaPlan.Root, scope, indicator, Period.Year);
            await TestBank.EventuallyAsync(
                async () => await league.GetPageAsync(key, 0, 1_000) is { Total: { } total } page && total == expected && page.Rows.Sum(r => r.Value ?? 0) == expected,
                $"{indicator} of {scope} is {expected}");
        }
    }
}
