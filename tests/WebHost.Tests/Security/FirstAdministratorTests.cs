using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podium.Silo.Accounts;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Security;

public sealed class FirstAdministratorTests(PodiumServer server)
{
    [Fact]
    public async Task There_is_one_on_the_first_start_and_no_other_after()
    {
        var accounts = server.Services.GetRequiredService<IAccountStore>();
        var admin = await accounts.FindUserAsync(FirstAdministrator.UserName, TestContext.Current.CancellationToken);
        admin!.Role.ShouldBe(UserRole.Administrator);
        await server.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(TestContext.Current.CancellationToken);
        (await accounts.FindUserAsync(FirstAdministrator.UserName, TestContext.Current.CancellationToken))!.SecurityStamp.ShouldBe(admin.SecurityStamp);
    }

    [Fact]
    public void Random_passwords_meet_the_rules_and_differ()
    {
        var (first, second) = (AccountService.NewPassword(), AccountService.NewPassword());
        Should.NotThrow(() => PasswordRules.Require("admin", first));
        first.ShouldNotBe(second);
    }

    [Fact]
    public async Task The_demo_bank_brings_its_own_accounts()
    {
        var accounts = new AccountService(null!, null!, null!, TimeProvider.System, null!);
        var demo = new ConfigurationBuilder().AddInMemoryCollection([new("Podium:Demo:Enabled", "true")]).Build();
        await new FirstAdministrator(accounts, null!, demo, null!).EnsureAsync(TestContext.Current.CancellationToken);
    }
}
