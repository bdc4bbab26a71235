using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Podium.Benchmarks.Support;
using Podium.Silo.Accounts;
using Podium.Testing;
using Podium.WebHost.Hosting;
using Podium.WebHost.Security;

namespace Podium.Benchmarks.Boards;

/// <summary>The web host with its silo, on a real port over a new database.</summary>
internal sealed class BoardHost : IAsyncDisposable
{
    private const string UserName = "watcher";
    private readonly string _password = AccountService.NewPassword();
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-boards-").FullName;
    private readonly WebApplication _app;

    private BoardHost(BenchStore store)
    {
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0",
            $"--Podium:Storage:Path={Path.Combine(_folder, "podium.db")}",
            "--Podium:Demo:Enabled=false",
            $"--Podium:Embedded:SiloPort={FreePort.Take()}",
            $"--Podium:Embedded:GatewayPort={FreePort.Take()}",
        ];
        if (store.ConnectionString is { } connection)
        {
            arguments = [.. arguments, "--Podium:Storage:Provider=Postgres", $"--Podium:Storage:ConnectionString={connection}"];
        }

        _app = PodiumWebHost.Build(arguments, builder => builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
    }

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = null!;

    public static async Task<BoardHost> StartAsync(BenchStore store)
    {
        var host = new BoardHost(store);
        await host._app.StartAsync();
        host.Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>Signs in as somebody who may see every table; answers the cookies.</summary>
    public async Task<string> SignInAsync()
    {
        await Services.GetRequiredService<AccountService>().CreateAsync(new NewAccount(UserName, UserName, _password, UserRole.Administrator), CancellationToken.None);
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Address };
        using var answer = await http.PostAsJsonAsync("/api/session", new { userName = UserName, password = _password });
        answer.EnsureSuccessStatusCode();
        return string.Join(',', cookies.GetCookies(Address).Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
