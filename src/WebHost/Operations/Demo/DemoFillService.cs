using Microsoft.Extensions.Options;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>Fills an empty database with the demo bank while the server already answers.</summary>
internal sealed partial class DemoFillService(
    DemoFiller filler,
    DemoFilled filled,
    IOptions<DemoOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DemoFillService> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ApplicationStarted.WaitAsync(stoppingToken);
        try
        {
            if (options.Value.Enabled && await filler.FindWorkAsync(DemoSize.Default, stoppingToken) is { } size)
            {
                var start = time.GetTimestamp();
                LogFilling(size.Managers, size.Customers);
                var report = await filler.FillAsync(size, new LogLoadProgress(logger), stoppingToken);
                LogFilled(report.Parts.Values.Sum(p => p.Accepted), time.GetElapsedTime(start).TotalSeconds);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The server stays up without the demo; the next start finishes it.
            LogFailed(exception);
        }

        filled.Set();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Filling the database with a demo bank of {Managers} managers and {Customers} customers")]
    private partial void LogFilling(int managers, int customers);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo bank is ready: {Postings} postings booked in {Seconds:0.0} s")]
    private partial void LogFilled(long postings, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo bank could not be filled; the next start tries again")]
    private partial void LogFailed(Exception exception);
}
