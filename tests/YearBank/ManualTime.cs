namespace Podium.YearBank;

/// <summary>
/// A clock that stands until it is set forward. Set forward over weeks, a timer that would have rung often rings once, as after a sleep; rung one by
/// one, the seconds of a year would take longer than the year's work.
/// </summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<Bell> _bells = [];
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var bell = new Bell(this, callback, state);
        bell.Change(dueTime, period);
        return bell;
    }

    /// <summary>Sets the clock forward and rings what is due, the earliest first.</summary>
    public void Set(DateTimeOffset now)
    {
        Bell[] due;
        lock (_lock)
        {
            _now = now;
            due = [.. _bells.Where(b => b.At <= now).OrderBy(b => b.At)];
            foreach (var bell in due)
            {
                bell.Rewind(now);
            }
        }

        foreach (var bell in due)
        {
            bell.Ring();
        }
    }

    private sealed class Bell(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset At { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                _period = period;
                At = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time._now + dueTime;
                if (At == DateTimeOffset.MaxValue)
                {
                    time._bells.Remove(this);
                }
                else
                {
                    time._bells.Add(this);
                }
            }

            if (dueTime == TimeSpan.Zero)
            {
                time.Set(time.GetUtcNow());
            }

            return true;
        }

        public void Rewind(DateTimeOffset now)
        {
            At = _period > TimeSpan.Zero ? now + _period : DateTimeOffset.MaxValue;
            if (At == DateTimeOffset.MaxValue)
            {
                time._bells.Remove(this);
            }
        }

        public void Ring() => ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);

        public void Dispose()
        {
            lock (time._lock)
            {
                time._bells.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
