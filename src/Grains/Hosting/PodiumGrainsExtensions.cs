using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Podium.Grains.Handovers;
using Podium.Grains.Calendar;
using Podium.Grains.Leagues;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;
using Podium.Grains.Organization;
using Podium.Grains.Visits;

namespace Podium.Grains.Hosting;

/// <summary>Puts the grains' own services into a silo.</summary>
public static class PodiumGrainsExtensions
{
    /// <summary>
    /// Adds what the grains need beside the stores: <see cref="BankDirectory"/>, the dispatcher, options. The stores
    /// (<c>ILedgerAppender</c>, <c>ILedgerReader</c> …) come with the storage.
    /// </summary>
    public static IServiceCollection AddPodiumGrains(this IServiceCollection services)
    {
        services.AddOptions<BankOptions>().BindConfiguration(BankOptions.Section);
        services.AddOptions<CustomerOptions>().BindConfiguration(CustomerOptions.Section);
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BankDirectory>();
        services.AddSingleton<LeagueLoader>();
        services.AddSingleton(typeof(GrainDoor<>));
        services.AddSingleton<PostingRelay>();
        services.AddSingleton<BankClock>();
        services.AddSingleton<AgendaNews>();
        services.AddSingleton<ILedgerDispatcher, ManagerDispatcher>();
        services.AddHostedService<BankDirectoryRefresher>();
        return services;
    }

    /// <summary>Adds what a silo does by itself: carries handovers to their end, plans agendas whose reminder is behind.</summary>
    public static IServiceCollection AddPodiumDuties(this IServiceCollection services) =>
        services.AddHostedService<HandoverRunner>().AddHostedService<AgendaSweep>();
}
