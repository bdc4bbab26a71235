using Orleans.Configuration;
using Podium.Grains.Hosting;
using Podium.Silo.Hosting;

namespace Podium.WebHost.Hosting;

/// <summary>The two shapes of a web host.</summary>
internal static class Shape
{
    /// <summary>
    /// <c>Podium:Shape</c>: <c>Embedded</c> (default) hosts a silo in this process; <c>Client</c> joins the cluster of silos that share the
    /// PostgreSQL database of <c>Podium:Storage</c>.
    /// </summary>
    public const string Setting = "Podium:Shape";

    private const string ClusterName = "podium";

    /// <summary>Adds the silo or the client, and what both know of the bank.</summary>
    public static void AddShape(this WebApplicationBuilder builder)
    {
        var shape = builder.Configuration[Setting] ?? "Embedded";
        if (string.Equals(shape, "Embedded", StringComparison.OrdinalIgnoreCase))
        {
            AddEmbedded(builder);
        }
        else if (string.Equals(shape, "Client", StringComparison.OrdinalIgnoreCase))
        {
            AddClient(builder);
        }
        else
        {
            throw new InvalidOperationException($"{Setting} is 'Embedded' or 'Client', not '{shape}'.");
        }
    }

    private static void AddEmbedded(WebApplicationBuilder builder)
    {
        var ports = builder.Configuration.GetSection(EmbeddedOptions.Section).Get<EmbeddedOptions>() ?? new EmbeddedOptions();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(ports.SiloPort, ports.GatewayPort, null, ClusterName, ClusterName)
            .AddPodiumSilo(builder.Configuration));
    }

    private static void AddClient(WebApplicationBuilder builder)
    {
        var storage = builder.Configuration.GetSection(PodiumStorageOptions.Section).Get<PodiumStorageOptions>();
        if (storage is not { Provider: StorageProvider.Postgres, ConnectionString: { } connection })
        {
            throw new InvalidOperationException($"{Setting} 'Client' needs {PodiumStorageOptions.Section}:Provider 'Postgres' and a ConnectionString.");
        }

        builder.Services.AddPodiumStorage(builder.Configuration);
        builder.Services.AddPodiumGrains();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (ClusterName, ClusterName));
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
            if (builder.Configuration.GetValue(PodiumSiloExtensions.TracingSetting, false))
            {
                client.AddActivityPropagation();
            }
        });
    }
}
