using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Podium.Grains.Hosting;
using Podium.Silo.Assignments;
using Podium.Silo.Demerits;

namespace Podium.Silo.Hosting;

/// <summary>Makes a silo a Podium silo.</summary>
public static class PodiumSiloExtensions
{
    /// <summary>
    /// Setting: whether a call's trace goes on through the grains it calls. That puts a filter around every grain call, also of every posting, so it is
    /// off until somebody collects traces. Default: false.
    /// </summary>
    public const string TracingSetting = "Podium:Tracing";

    /// <summary>
    /// Adds grains, ledger and grain storage; the silo host and the web host that carries a silo in its process use the same. Clustering is
    /// the caller's choice. Call <c>MigratePodiumAsync</c> before the host starts.
    /// </summary>
    public static ISiloBuilder AddPodiumSilo(this ISiloBuilder silo, IConfiguration configuration, Action<PodiumStorageOptions>? configureStorage = null)
    {
        silo.Services.AddPodiumStorage(configuration, configureStorage);
        silo.Services.AddPodiumGrains();
        silo.Services.AddPodiumDuties();
        silo.Services.AddSingleton<DemeritFacts>().AddSingleton<DemeritSweep>().AddHostedService(static services => services.GetRequiredService<DemeritSweep>());
        silo.Services.AddSingleton<PoolSweep>().AddHostedService(static services => services.GetRequiredService<PoolSweep>());
        silo.Services.AddPodiumMessages();
        silo.AddPodiumGrainStorage();
        silo.AddPodiumReminders();
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(30));
        if (configuration.GetValue(TracingSetting, false))
        {
            silo.AddActivityPropagation();
        }

        return silo;
    }
}
