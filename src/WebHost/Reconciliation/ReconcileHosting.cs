namespace Podium.WebHost.Reconciliation;

/// <summary>Puts the reconciliation into a host.</summary>
internal static class ReconcileHosting
{
    /// <summary>Registers service, schedule and status.</summary>
    public static IServiceCollection AddPodiumReconciliation(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ReconcileOptions>(configuration.GetSection(ReconcileOptions.Section));
        services.AddSingleton<ReconcileStatus>();
        services.AddSingleton<ILiveTotals, GrainTotals>();
        services.AddSingleton<ReconcileService>();
        services.AddSingleton<IReconcileService>(provider => provider.GetRequiredService<ReconcileService>());
        services.AddHostedService<ReconcileSchedule>();
        return services;
    }
}
