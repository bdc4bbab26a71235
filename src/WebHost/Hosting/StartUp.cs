using Podium.Silo.Hosting;
using Podium.WebHost.Security;

namespace Podium.WebHost.Hosting;

/// <summary>Brings the database up to date before anything else starts, and makes the first administrator before anybody is let in.</summary>
internal sealed class StartUp(IServiceProvider services, FirstAdministrator first) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => services.MigratePodiumAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => first.EnsureAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
