using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podium.Silo.Accounts;
using Podium.Testing;
using Podium.WebHost.Hosting;
using Podium.WebHost.Security;

namespace Podium.WebHost.Tests.Hosting;

/// <summary>When a server says that it is ready.</summary>
public sealed class ReadyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-ready-").FullName;

    [Fact]
    public async Task The_first_administrator_is_there_before_anybody_is_let_in()
    {
        var first = new FirstLook();
        await using var app = Build(demo: false, first);
        await app.StartAsync(TestContext.Current.CancellationToken);

        first.SawAccounts.ShouldBe(true);
        (await AskAsync(app)).ShouldBe(HttpStatusCode.OK);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_whose_accounts_are_still_to_come_is_not_ready()
    {
        await using var app = Build(demo: true, new FirstLook());
        await app.StartAsync(TestContext.Current.CancellationToken);

        (await AskAsync(app)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await app.Services.GetRequiredService<AccountService>().CreateAsync(
            new NewAccount("admin", "Administrator", PodiumServer.Password, UserRole.Administrator), TestContext.Current.CancellationToken);
        (await AskAsync(app)).ShouldBe(HttpStatusCode.OK);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WebApplication Build(bool demo, FirstLook first) => PodiumWebHost.Build(
        [
            "--urls=http://127.0.0.1:0",
            $"--Podium:Storage:Path={Path.Combine(_folder, "podium.db")}",
            $"--Podium:Demo:Enabled={demo}",
            $"--Podium:Embedded:SiloPort={FreePort.Take()}",
            $"--Podium:Embedded:GatewayPort={FreePort.Take()}",
        ],
        builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.Services.AddSingleton<IHostedService>(provider => first.On(provider.GetRequiredService<IAccountStore>()));
        });

    private static async Task<HttpStatusCode> AskAsync(WebApplication app)
    {
        using var http = new HttpClient();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var answer = await http.GetAsync(new Uri(new Uri(address), "/health/ready"), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Looks as soon as the door is open; registered before everything else, so the first to be told.</summary>
    private sealed class FirstLook : IHostedLifecycleService
    {
        private IAccountStore _accounts = null!;

        public bool? SawAccounts { get; private set; }

        public FirstLook On(IAccountStore accounts)
        {
            _accounts = accounts;
            return this;
        }

        public async Task StartedAsync(CancellationToken cancellationToken) => SawAccounts = await _accounts.HasUsersAsync(cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
