using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Podium.Grains.Hosting;
using Podium.Silo.Hosting;
using Podium.WebHost.Hosting;
using Podium.WebHost.Operations.Demo;
using Podium.WebHost.Operations.SignIns;

namespace Podium.WebHost.Operations.Commands;

/// <summary>The web host as commands use it: the same bank in the same shape, with or without an open door for browsers.</summary>
internal static class CommandHost
{
    /// <summary>Opens the configured database for one command, without listening to anybody.</summary>
    /// <param name="database">Path of a SQLite database instead of the configured one, or null.</param>
    public static WebApplication Build(string? database) => PodiumWebHost.Build([], builder =>
    {
        Configure(builder, database);
        // Next to a server on another database the usual ports may be taken, and nobody calls a command.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.SiloPort)}"] = FreePort(),
            [$"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.GatewayPort)}"] = FreePort(),
        });
        builder.Services.AddSingleton<IServer, ClosedServer>();
    }).TakeDatabase();

    /// <summary>Opens the configured database and the pages, to watch what a command does.</summary>
    /// <param name="database">Path of a SQLite database instead of the configured one, or null.</param>
    public static WebApplication BuildOpen(string? database) => PodiumWebHost.Build([], builder =>
    {
        Configure(builder, database);
        builder.Services.AddSingleton<DemoFilled>();
        builder.Services.AddHostedService<Welcome>();
    }).TakeDatabase();

    private static void Configure(WebApplicationBuilder builder, string? database)
    {
        if (database is not null)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{PodiumStorageOptions.Section}:{nameof(PodiumStorageOptions.Provider)}"] = nameof(StorageProvider.Sqlite),
                [$"{PodiumStorageOptions.Section}:{nameof(PodiumStorageOptions.Path)}"] = database,
            });
        }

        // A past that is loaded is over: nobody is judged for it, nobody is congratulated in it.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{BankOptions.Section}:{nameof(BankOptions.JudgeByRule)}"] = "false",
            [$"{MessageOptions.Section}:{nameof(MessageOptions.Greetings)}"] = "false",
        });

        // Progress bars and log lines would write over each other: only what is wrong is logged.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = nameof(LogLevel.Warning),
            ["Logging:LogLevel:Orleans"] = nameof(LogLevel.Error),
            ["Logging:LogLevel:Polly"] = nameof(LogLevel.Error),
            ["Logging:LogLevel:Microsoft"] = nameof(LogLevel.Error),
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = nameof(LogLevel.Error),
        });
        builder.AddLoading();
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A server that hears nothing.</summary>
    private sealed class ClosedServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
