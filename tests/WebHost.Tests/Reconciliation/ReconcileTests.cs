using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Managers;
using Podium.Grains.Ledger;
using Podium.WebHost.Leagues;
using Podium.WebHost.Reconciliation;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Tests.Leagues;

namespace Podium.WebHost.Tests.Reconciliation;

/// <summary>Reconciliation of a running bank.</summary>
public sealed class ReconcileTests(PodiumServer server)
{
    [Fact]
    public async Task While_business_goes_on_it_is_green_and_the_boards_show_it()
    {
        var bank = await new LiveBank(server, "rec-flow").OpenAsync("a", "b");
        using var caller = await server.SignInAsync("auditor");
        using var stop = new CancellationTokenSource();
        var business = DoBusinessAsync(bank, stop.Token);

        var run = await caller.CallAsync<ReconciliationView>(HttpMethod.Post, "/api/reconciliations");
        await stop.CancelAsync();
        await business;

        run.Differences.ShouldBeEmpty();
        run.Green.ShouldBeTrue();
        run.Entries.ShouldBeGreaterThan(0);
        (await caller.GetAsync<ReconciliationView[]>("/api/reconciliations")).ShouldContain(listed => listed.Id == run.Id);
        (await caller.GetAsync<LeagueView>("/api/leagues/" + bank.Table())).Header.Reconciled.ShouldBe(true);
    }

    [Fact]
    public async Task A_wrong_number_is_found_and_nothing_else()
    {
        var bank = await new LiveBank(server, "rec-wrong").OpenAsync("a", "b");
        await bank.DepositAsync("a", 700_00);
        var services = server.Services;
        var live = new OneCentOff(services.GetRequiredService<ILiveTotals>(), bank.ManagerId("a"));
        Findings? findings = null;
        while (findings is null)
        {
            // Other tests of this server change the organisation: then it begins again.
            findings = await new LiveComparison(
                services.GetRequiredService<IReconcileReader>(),
                services.GetRequiredService<IExplainReader>(),
                live,
                bank.Bank,
                new ReconcileOptions { Settle = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromSeconds(90) },
                TimeProvider.System).RunAsync([bank.ManagerId("a"), bank.ManagerId("b")], TestContext.Current.CancellationToken);
        }

        findings.Differences.ShouldNotBeEmpty();
        findings.Differences.ShouldAllBe(difference => difference.Manager == bank.ManagerId("a") && difference.Expected == difference.Actual - 1);
    }

    [Fact]
    public async Task Only_those_who_prove_the_numbers_may_ask_for_proof()
    {
        using var caller = await server.SignInAsync("head-south");

        (await caller.RefusalAsync(HttpMethod.Post, "/api/reconciliations")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
    }

    private static async Task DoBusinessAsync(LiveBank bank, CancellationToken stop)
    {
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            await bank.DepositAsync(i % 2 == 0 ? "a" : "b", i, bank.Today.AddDays(-i % 50));
        }
    }

    private sealed class OneCentOff(ILiveTotals inner, string managerId) : ILiveTotals
    {
        public async Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadManagersAsync(
            IEnumerable<string> managerIds, DateOnly date, CancellationToken cancellationToken) =>
            (await inner.ReadManagersAsync(managerIds, date, cancellationToken)).ToDictionary(
                read => read.Key,
                read => read.Key == managerId
                    ? [.. read.Value.Select(value => value.Indicator == "deposit.balance" ? value with { Value = value.Value + 1 } : value)]
                    : read.Value);

        public Task<IReadOnlyDictionary<string, ImmutableArray<IndicatorValue>>> ReadUnitsAsync(
            IEnumerable<string> unitIds, DateOnly date, CancellationToken cancellationToken) => inner.ReadUnitsAsync(unitIds, date, cancellationToken);
    }
}
