using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Podium.Contracts.Calendar;
using Podium.Silo.Accounts;

namespace Podium.WebHost.Hosting;

/// <summary>Health for whoever runs the host. It tells nothing of the bank, so it is open.</summary>
internal static class Health
{
    private const string Ready = "ready";

    /// <summary>Adds the checks.</summary>
    public static void AddPodiumHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<BankCheck>("bank", tags: [Ready], timeout: TimeSpan.FromSeconds(5));

    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (database and grains answer, and there is somebody who can sign in).</summary>
    public static void MapPodiumHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private sealed class BankCheck(IGrainFactory grains, IAccountStore accounts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!await accounts.HasUsersAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy("There is no account yet.");
            }

            await grains.GetGrain<IBankGrain>(0).GetDayAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
