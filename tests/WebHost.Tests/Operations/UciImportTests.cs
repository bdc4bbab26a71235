using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.Testing;
using Podium.WebHost.Operations.Loading;
using Podium.WebHost.Operations.Uci;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The whole UCI campaign through a silo: customers and contacts, counted by plain SQL as the file counts them.</summary>
public sealed class UciImportTests : IAsyncLifetime
{
    private readonly TestBank _bank = new();

    public async ValueTask InitializeAsync() => await _bank.StartAsync();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Contacts_count_by_outcome_as_the_file_does_and_a_second_run_adds_nothing()
    {
        var rows = UciReader.Read(PublicData.Folder("uci"));

        var first = await LoadAsync(rows);

        first.Rejected.ShouldBe(0);
        first.Parts[UciPlan.Balances].ShouldBe(new PartTally(rows.Count(r => r.Balance != 0), 0, 0));
        first.Parts[UciLoader.LastContacts].ShouldBe(new PartTally(4_521, 0, 0));
        first.Parts[UciLoader.EarlierContacts].ShouldBe(new PartTally(816, 0, 0));
        await FileAgreesAsync(rows);

        var second = await LoadAsync(rows);

        second.Parts.Values.ShouldAllBe(p => p.Accepted == 0 && p.Rejected == 0);
        second.Parts[UciLoader.LastContacts].Duplicates.ShouldBe(4_521);
        second.CustomersKept.ShouldBe(0);
        await FileAgreesAsync(rows);
    }

    private async Task FileAgreesAsync(IReadOnlyCollection<UciRow> rows)
    {
        (await CountAsync("select count(*) from customer where customer_id like 'U%'")).ShouldBe(4_521);
        foreach (var (like, expected) in new[]
        {
            ("last", new[] { (ContactOutcome.Agreed, rows.Count(r => r.Subscribed)), (ContactOutcome.Declined, rows.Count(r => !r.Subscribed)), (ContactOutcome.Other, 0) }),
            ("earlier",
            [
                (ContactOutcome.Agreed, rows.Count(r => r.EarlierOutcome == "success")),
                (ContactOutcome.Declined, rows.Count(r => r.EarlierOutcome == "failure")),
                (ContactOutcome.Other, rows.Count(r => r.EarlierOutcome == "other")),
            ]),
        })
        {
            foreach (var (outcome, count) in expected)
            {
                (await CountAsync($"select count(*) from contact where contact_id like 'uci-%-{like}' and outcome = {(int)outcome}")).ShouldBe(count, $"{like} {outcome}");
            }
        }

        (await CountAsync("select count(*) from contact where outcome = 0")).ShouldBe(521 + 129);
        (await CountAsync("select count(*) from contact where outcome = 1")).ShouldBe(4_000 + 490);
        (await CountAsync("select count(*) from contact where outcome is null")).ShouldBe(0);
        (await CountAsync("select count(*) from contact t join assignment_share s on s.customer_id = t.customer_id and s.manager_id = t.manager_id")).ShouldBe(5_337);
        var key = new LeagueTableKey(UciPlan.Root, LeagueScope.SubUnits, "deposit.balance", Period.Year);
        await TestBank.EventuallyAsync(
            async () => (await _bank.Grains.GetGrain<ILeagueGrain>(UciPlan.Root).GetPageAsync(key, 0, 100)).Total == rows.Sum(r => r.Balance * 100L), "balances add up to the file's");
    }

    private async Task<long> CountAsync(string query)
    {
        await using var file = new SqliteConnection($"Data Source={Path.Combine(_bank.Folder, "podium.db")};Mode=ReadOnly;Pooling=False");
        await file.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = file.CreateCommand();
        command.CommandText = query;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private Task<LoadReport> LoadAsync(ImmutableArray<UciRow> rows) => new UciLoader(
            new BankLoader(_bank.Grains, _bank.Services.GetRequiredService<IBankStore>(), TimeProvider.System),
            _bank.Grains,
            _bank.Services.GetRequiredService<IVisitHistory>(),
            TimeProvider.System)
        .LoadAsync(rows, new NoProgress(), TestContext.Current.CancellationToken);
}
