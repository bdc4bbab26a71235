using Orleans.Runtime;

namespace Podium.Grains;

/// <summary>
/// Work of a grain that is asked for often and done once for all that asked, no more often than an interval. Costs nothing while nobody
/// asks. A failure is done again after a second; it is for the work to be repeatable.
/// </summary>
internal sealed class OneShot : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;
    private readonly Func<Task> _work;
    private readonly IGrainTimer _timer;
    private long _lastRun;
    private bool _requested;
    private bool _running;

    public OneShot(Grain grain, TimeSpan interval, TimeProvider clock, Func<Task> work)
    {
        _interval = interval;
        _clock = clock;
        _work = work;
        _timer = grain.RegisterGrainTimer(
            static (self, cancellationToken) => self.RunAsync(),
            this,
            new GrainTimerCreationOptions { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }

    /// <summary>Whether the work was asked for and has not begun since.</summary>
    public bool IsPending => _requested;

    /// <summary>Asks for the work.</summary>
    public void Request()
    {
        if (_requested)
        {
            return;
        }

        _requested = true;
        if (!_running)
        {
            Schedule();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Schedule()
    {
        var wait = _lastRun == 0 ? _interval : _interval - _clock.GetElapsedTime(_lastRun);
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync()
    {
        _running = true;
        _requested = false;
        var failed = true;
        try
        {
            await _work();
            failed = false;
        }
        finally
        {
            _running = false;
            _lastRun = _clock.GetTimestamp();
            if (failed)
            {
                _requested = true;
                _timer.Change(RetryAfter, Timeout.InfiniteTimeSpan);
            }
            else if (_requested)
            {
                Schedule();
            }
        }
    }
}
