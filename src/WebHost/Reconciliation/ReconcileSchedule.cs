using Microsoft.Extensions.Options;
using Podium.Grains.Ledger;

namespace Podium.WebHost.Reconciliation;

/// <summary>Reconciles now and then, and shows what other hosts and the command found.</summary>
internal sealed partial class ReconcileSchedule(
    ReconcileService service,
    IReconcileReader reader,
    ReconcileStatus status,
    IOptions<ReconcileOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ReconcileSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A run ends when the host begins to stop, which is before this service is told.
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        var stopping = linked.Token;
        var notBefore = clock.GetUtcNow() + options.Value.StartDelay;
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            do
            {
                await BeatAsync(notBefore, stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }

        // On demand or by itself: while one runs, the silo must not stop.
        await service.EndAsync();
    }

    private async Task BeatAsync(DateTimeOffset notBefore, CancellationToken stoppingToken)
    {
        try
        {
            if (await reader.ReadRunsAsync(1, stoppingToken) is [var newest])
            {
                status.Take(newest);
            }

            var now = clock.GetUtcNow();
            var interval = options.Value.Interval;
            if (interval > TimeSpan.Zero && now >= notBefore && !(now - status.Last?.FinishedAt < interval))
            {
                await service.RunTurnAsync(stoppingToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reconciliation failed; the light of the boards shows the one before.")]
    private partial void LogFailed(Exception exception);
}
