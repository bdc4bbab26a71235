using Microsoft.Extensions.Options;

namespace Podium.Silo.Hosting;

/// <summary>
/// Ends a process that was told to stop and cannot, as when its database is gone and something waits for it for ever: whoever stops a server gets it
/// stopped. Nothing is lost by it, because what was answered is durable and everything else is in the ledger.
/// </summary>
public sealed partial class ShutdownDeadline(
    IHostApplicationLifetime lifetime, IOptions<HostOptions> options, TimeProvider time, ILogger<ShutdownDeadline> logger) : IDisposable
{
    /// <summary>Exit code of a process that had to be ended.</summary>
    public const int ExitCode = 3;

    /// <summary>What is left after <see cref="HostOptions.ShutdownTimeout"/> to close what the host leaves open.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private CancellationTokenRegistration _stopping;
    private ITimer? _timer;

    /// <summary>Begins to wait for the order to stop. Call it before anything else is made: it is disposed after everything that came later.</summary>
    /// <param name="exit">Ends the process.</param>
    public void Watch(Action<int> exit) => _stopping = lifetime.ApplicationStopping.Register(() => _timer = time.CreateTimer(
        _ =>
        {
            LogTooLate(options.Value.ShutdownTimeout + Grace);
            exit(ExitCode);
        },
        null,
        options.Value.ShutdownTimeout + Grace,
        Timeout.InfiniteTimeSpan));

    /// <inheritdoc />
    public void Dispose()
    {
        _stopping.Dispose();
        _timer?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Not everything could be closed within {Time}; the process is ended as it is. Nothing that was answered is lost")]
    private partial void LogTooLate(TimeSpan time);
}
