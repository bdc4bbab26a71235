using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Leagues;
using Podium.Contracts.Calendar;
using Podium.Silo.Accounts;
using Podium.Testing;
using Podium.WebHost.Operations.Commands;
using Podium.WebHost.Operations.Demo;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The command as an operator runs it, then the bank it left behind.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-demo-").FullName;

    [Fact]
    public async Task A_made_up_bank_is_filled_with_people_who_may_sign_in_and_only_once()
    {
        string[] command = ["demo", "--units", "5", "--managers", "6", "--customers", "40", "--days", "10", "--database", Path.Combine(_folder, "podium.db")];

        (await CommandLine.RunAsync(command)).ShouldBe(ExitCodes.Done);
        (await CommandLine.RunAsync(command)).ShouldBe(ExitCodes.Failed, "the database holds a bank by now");

        await using var bank = await new TestBank(folder: _folder).StartAsync();
        bank.Day.BankName.ShouldBe(DemoPlan.BankName);
        var users = await bank.Services.GetRequiredService<IAccountStore>().ListUsersAsync(TestContext.Current.CancellationToken);
        users.Select(u => u.UserName).Order().ShouldBe(["admin", "auditor", "branch", "head", "integrator", "manager"]);
        users.Single(u => u.Role == UserRole.Manager).ManagerId.ShouldBe("M0001");
        users.Single(u => u.UserName == "branch").UnitId.ShouldBe("BR01");
        var key = new LeagueTableKey(DemoUnits.Root, LeagueScope.AllManagers, "customer.count", Period.Year);
        await TestBank.EventuallyAsync(async () => (await bank.Grains.GetGrain<ILeagueGrain>(DemoUnits.Root).GetPageAsync(key, 0, 10)).Total == 40, "40 customers");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
