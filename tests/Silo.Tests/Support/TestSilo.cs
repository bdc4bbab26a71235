using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Podium.Grains.Ledger;
using Podium.Silo.Hosting;
using Podium.Testing;

namespace Podium.Silo.Tests.Support;

/// <summary>A real silo on free loopback ports with Podium's storage; in PostgreSQL it finds the others by the membership table.</summary>
public static class TestSilo
{
    public static async Task<IHost> StartAsync(Action<PodiumStorageOptions> configure, CancellationToken cancellationToken)
    {
        var storage = new PodiumStorageOptions();
        configure(storage);
        var (siloPort, gatewayPort) = (FreePort.Take(), FreePort.Take());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILedgerDispatcher, RecordingDispatcher>();
        builder.Services.AddPodiumStorage(builder.Configuration, configure);
        builder.UseOrleans(silo =>
        {
            if (storage.Provider == StorageProvider.Sqlite)
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort);
            }
            else
            {
                silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", "podium"));
                silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", storage.ConnectionString!));
                silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
            }

            silo.AddPodiumGrainStorage();
        });
        var host = builder.Build();
        await host.MigratePodiumAsync(cancellationToken);
        await host.StartAsync(cancellationToken);
        return host;
    }
}
