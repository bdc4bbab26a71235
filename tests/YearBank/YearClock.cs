using Podium.Grains.Calendar;

namespace Podium.YearBank;

/// <summary>The bank's clock of the year: stands on a moment of a day, and goes on from there with the machine's clock.</summary>
internal sealed class YearClock : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _ticking;

    public YearClock(DateTimeOffset now)
    {
        Time = new ManualTime(now);
        _ticking = TickAsync();
    }

    /// <summary>What everything in the silo takes the time from.</summary>
    public ManualTime Time { get; }

    /// <summary>A time of a day at the bank.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Zone).ToUniversalTime();

    /// <summary>The last morning of a working day up to a moment.</summary>
    public static DateTimeOffset LastMorning(DateOnly today, WorkCalendar calendar) => At(calendar.LastWorkingDayOnOrBefore(today), new TimeOnly(8, 0));

    /// <summary>Sets the clock forward; back it does not go.</summary>
    public void Forward(DateTimeOffset now)
    {
        if (now > Time.GetUtcNow())
        {
            Time.Set(now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ticking;
        _stop.Dispose();
    }

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                Time.Set(Time.GetUtcNow() + Tick);
            }
        }
        catch (OperationCanceledException)
        {
            // The year is over.
        }
    }
}
