using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Podium.Silo.Hosting;
using Podium.Testing;

namespace Podium.YearBank;

/// <summary>A silo as the product runs it, on the year's clock.</summary>
internal static class YearSilo
{
    public static async Task<IHost> StartAsync(string database, TimeProvider time)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error);
        builder.Services.AddSingleton(time);
        builder.UseOrleans(silo =>
        {
            // The same service at every start, or the reminders of the last one would be another's.
            silo.UseLocalhostClustering(FreePort.Take(), FreePort.Take(), null, "year", "year");
            silo.Configure<EndpointOptions>(o => o.AdvertisedIPAddress = IPAddress.Loopback);

            // Read with the start of each silo. Read again at every jump of the clock, just when reminders are due, it puts them off by their period.
            silo.Configure<ReminderOptions>(o => o.ReminderLoadingWindow = o.RefreshReminderListPeriod = TimeSpan.FromDays(40));
            silo.AddPodiumSilo(builder.Configuration, o => (o.Path, o.SurvivePowerCut) = (database, false));

            // At each jump of the clock all grains are old and all calls late at once, as on no real clock: they are put to sleep by the plan instead.
            silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromDays(400));
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = o.SystemResponseTimeout = TimeSpan.FromHours(2));
        });
        var host = builder.Build();
        await host.MigratePodiumAsync();
        await host.StartAsync();
        return host;
    }
}
