using System.Net;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Podium.Silo.Hosting;

/// <summary>Makes a silo a member of a cluster.</summary>
public static class ClusterSiloBuilderExtensions
{
    /// <summary>
    /// Joins the cluster whose members are kept in the PostgreSQL database of <see cref="PodiumStorageOptions"/>. Throws when no such database is
    /// configured: SQLite is for one process.
    /// </summary>
    public static ISiloBuilder UsePodiumCluster(this ISiloBuilder silo, IConfiguration configuration)
    {
        var storage = configuration.GetSection(PodiumStorageOptions.Section).Get<PodiumStorageOptions>();
        if (storage is not { Provider: StorageProvider.Postgres, ConnectionString: { Length: > 0 } connection })
        {
            throw new InvalidOperationException(
                $"A silo of a cluster needs {PodiumStorageOptions.Section}:Provider 'Postgres' and {PodiumStorageOptions.Section}:ConnectionString; for one process start src/WebHost alone.");
        }

        var cluster = configuration.GetSection(PodiumClusterOptions.Section).Get<PodiumClusterOptions>() ?? new PodiumClusterOptions();
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
        silo.ConfigureEndpoints(IPAddress.Parse(cluster.Address), cluster.SiloPort, cluster.GatewayPort);
        return silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
    }
}
