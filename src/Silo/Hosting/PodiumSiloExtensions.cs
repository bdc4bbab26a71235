using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Podium.Grains.Hosting;

namespace Podium.Silo.Hosting;

/// <summary>Makes a silo a Podium silo.</summary>
public static class PodiumSiloExtensions
{
    /// <summary>
    /// Adds grains, ledger and grain storage; the silo host and the web host that carries a silo in its process use the same. Clustering is
    /// the caller's choice. Call <c>MigratePodiumAsync</c> before the host starts.
    /// </summary>
    public static ISiloBuilder AddPodiumSilo(this ISiloBuilder silo, IConfiguration configuration, Action<PodiumStorageOptions>? configureStorage = null)
    {
        silo.Services.AddPodiumStorage(configuration, configureStorage);
        silo.Services.AddPodiumGrains();
        silo.AddPodiumGrainStorage();
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(30));
        silo.AddActivityPropagation();
        return silo;
    }
}
