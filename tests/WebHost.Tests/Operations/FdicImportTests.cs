using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Grains.Organization;
using Podium.Testing;
using Podium.WebHost.Operations.Fdic;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The branches of some states through a silo: their league equals the file.</summary>
public sealed class FdicImportTests : IAsyncLifetime
{
    private static readonly string[] States = ["VT", "HI", "PR", "GU", "MH"];
    private readonly TestBank _bank = new();

    public async ValueTask InitializeAsync() => await _bank.StartAsync();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task The_league_of_branches_shows_what_they_reported()
    {
        var branches = FdicReader.Read(PublicData.Folder("fdic")).Where(b => States.Contains(b.State)).ToList();
        var plan = FdicPlan.Build([.. branches]);

        var report = await new BankLoader(_bank.Grains, _bank.Services.GetRequiredService<IBankStore>(), TimeProvider.System)
            .LoadAsync(plan, ReplayPace.AllAtOnce, new NoProgress(), TestContext.Current.CancellationToken);

        report.Rejected.ShouldBe(0);
        var expected = branches.ToDictionary(FdicPlan.ManagerId, b => (b.Deposits2023 ?? 0) * 100_000);
        await TestBank.EventuallyAsync(async () => (await PageAsync(LeagueScope.SubUnits)).Total == expected.Values.Sum(), "the total of 2023");
        var rows = (await PageAsync(LeagueScope.AllManagers)).Rows;
        rows.Length.ShouldBe(branches.Count);
        rows.ShouldAllBe(r => r.Value == expected[r.MemberId]);
        rows.Select(r => r.Value).ShouldBe(rows.Select(r => r.Value).OrderDescending());
    }

    private Task<LeaguePage> PageAsync(LeagueScope scope) =>
        _bank.Grains.GetGrain<ILeagueGrain>(FdicPlan.Root).GetPageAsync(new LeagueTableKey(FdicPlan.Root, scope, "deposit.balance", Period.Year), 0, 1_000);
}
