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

    private const string Embedded = "Embedded";
    private const string Client = "Client";
    private const string ClusterName = "podium";

    /// <summary>Whether a silo runs in this process.</summary>
    public static bool IsEmbedded(IConfiguration configuration) => Is(configuration, Embedded);

    /// <summary>Adds the silo or the client, and what both know of the bank.</summary>
    public static void AddShape(this WebApplicationBuilder builder)
    {
        if (IsEmbedded(builder.Configuration))
        {
            AddEmbedded(builder);
        }
        else if (Is(builder.Configuration, Client))
        {
            AddClient(builder);
        }
        else
        {
            throw new InvalidOperationException($"{Setting} is '{Embedded}' or '{Client}', not '{builder.Configuration[Setting]}'.");
        }
    }

    private static bool Is(IConfiguration configuration, string shape) =>
        string.Equals(configuration[Setting] ?? Embedded, shape, StringComparison.OrdinalIgnoreCase);

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
        var cluster = builder.Configuration.GetSection(PodiumClusterOptions.Section).Get<PodiumClusterOptions>() ?? new PodiumClusterOptions();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
            if (builder.Configuration.GetValue(PodiumSiloExtensions.TracingSetting, false))
            {
                client.AddActivityPropagation();
            }
        });
    }
}
