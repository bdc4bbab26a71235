using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podium.Grains.Hosting;
using Podium.Grains.Organization;

namespace Podium.Grains.Handovers;

/// <summary>Looks for handovers whose day has come and carries them to their end; after a restart those that were cut off too.</summary>
internal sealed partial class HandoverRunner(
    IHandoverStore store, BankDirectory directory, IGrainFactory grains, IOptions<BankOptions> options, TimeProvider clock, ILogger<HandoverRunner> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var id in await store.FindDueAsync(directory.Today, stoppingToken))
                {
                    while (await grains.GetGrain<IHandoverMover>(id).MoveSomeAsync())
                    {
                        stoppingToken.ThrowIfCancellationRequested();
                    }
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handovers could not be carried on; they are tried again")]
    private partial void LogFailed(Exception exception);
}
