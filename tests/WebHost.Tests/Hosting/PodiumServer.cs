using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.Silo.Accounts;
using Podium.Testing;
using Podium.WebHost.Hosting;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;

[assembly: AssemblyFixture(typeof(PodiumServer))]

namespace Podium.WebHost.Tests.Hosting;

/// <summary>
/// The whole web host with its embedded silo on a free port, over a new database. Its bank: <c>bank</c> over <c>north</c> (<c>n1</c>,
/// <c>n2</c>) and <c>south</c> (<c>s1</c>); managers <c>ann</c> and <c>bob</c> in n1, <c>dee</c> in n2, <c>cy</c> in s1; accounts of the
/// same names, and <c>admin</c>, <c>head-north</c>, <c>head-south</c>, <c>auditor</c>, <c>feeder</c>; every password is <see cref="Password"/>.
/// </summary>
public sealed class PodiumServer : IAsyncLifetime
{
    /// <summary>The password of every account.</summary>
    public const string Password = "correct horse 42";

    private readonly string _folder = Directory.CreateTempSubdirectory("podium-web-").FullName;
    private WebApplication? _app;

    /// <summary>Further settings, as on the command line.</summary>
    internal IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Services of the host.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Address of the host.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Folder of the database.</summary>
    public string Folder => _folder;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _app = PodiumWebHost.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--Podium:Storage:Path={Path.Combine(_folder, "podium.db")}",
                "--Podium:Storage:SurvivePowerCut=false",
                "--Podium:Demo:Enabled=false",
                "--Podium:Security:SignInsPerMinute=100000",
                $"--Podium:Embedded:SiloPort={FreePort.Take()}",
                $"--Podium:Embedded:GatewayPort={FreePort.Take()}",
                .. Settings,
            ],
            builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await FillAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A caller that is not signed in.</summary>
    public PodiumCaller Anonymous() => new(Address);

    /// <summary>A caller signed in as an account.</summary>
    public async Task<PodiumCaller> SignInAsync(string userName, string password = Password)
    {
        var caller = Anonymous();
        await caller.SignInAsync(userName, password);
        return caller;
    }

    /// <summary>An API key of the integrator's account.</summary>
    public async Task<string> ApiKeyAsync() =>
        (await Services.GetRequiredService<ApiKeyService>().CreateAsync("test", "feeder", null, TestContext.Current.CancellationToken)).Secret;

    /// <summary>The token of a TV board that shows one table of north.</summary>
    public async Task<string> DisplayTokenAsync(string table = "north/managers/deposit.balance/month/value/competition/-", string unit = "north") =>
        (await Services.GetRequiredService<ApiKeyService>().CreateDisplayAsync("test", [table], 10, unit, TestContext.Current.CancellationToken)).Token;

    private async Task FillAsync()
    {
        var from = new DateOnly(2020, 1, 1);
        await Services.GetRequiredService<IBankStore>().SaveOrganizationAsync(
            [Unit("bank", null), Unit("north", "bank"), Unit("south", "bank"), Unit("n1", "north"), Unit("n2", "north"), Unit("s1", "south")],
            [Manager("ann", "n1"), Manager("bob", "n1"), Manager("cy", "s1"), Manager("dee", "n2")],
            CancellationToken.None);
        await Services.GetRequiredService<BankDirectory>().RefreshAsync();
        var accounts = Services.GetRequiredService<AccountService>();
        NewAccount[] wanted =
        [
            .. new[] { "ann", "bob", "cy", "dee" }.Select(id => new NewAccount(id, id, Password, UserRole.Manager, ManagerId: id)),
            new("head-north", "Head of north", Password, UserRole.BranchHead, UnitId: "north"),
            new("head-south", "Head of south", Password, UserRole.BranchHead, UnitId: "south"),
            new("auditor", "Auditor", Password, UserRole.Auditor),
            new("feeder", "Core banking", Password, UserRole.Integrator),
            new("second-admin", "Second administrator", Password, UserRole.Administrator),
        ];
        foreach (var account in wanted)
        {
            await accounts.CreateAsync(account, CancellationToken.None);
        }

        await accounts.ChangeAsync("admin", new AccountChange(Password: Password), CancellationToken.None);

        OrgUnit Unit(string id, string? parent) => new(id, parent, $"Unit {id}", $"机构 {id}");
        ManagerRecord Manager(string id, string unit) => new(id, id, "manager", true, [new ManagerPlacement(unit, from)]);
    }
}
