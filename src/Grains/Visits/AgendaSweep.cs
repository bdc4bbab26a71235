using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podium.Contracts.Visits;

namespace Podium.Grains.Visits;

/// <summary>Finds agendas whose reminder is behind, because the process that changed them died before it could say so, and has them planned.</summary>
internal sealed partial class AgendaSweep(IAgendaStore store, IGrainFactory grains, TimeProvider clock, ILogger<AgendaSweep> logger) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var manager in await store.ListUnplannedAsync(AtOnce, stoppingToken))
                {
                    await grains.GetGrain<IAgendaGrain>(manager).PlanAsync();
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for agendas without a reminder failed; it is done again in a minute")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
