using Podium.Grains.Organization;
using Podium.Grains.Visits;

namespace Podium.Grains.Calendar;

/// <summary>
/// The time it is at the bank: that of the clock, and in a bank whose business date was taken off the clock (replays) the same time of day on
/// its business date.
/// </summary>
public sealed class BankClock(BankDirectory bank, TimeProvider clock)
{
    /// <summary>Now, in UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var (now, day) = (clock.GetUtcNow(), bank.Day);
            var times = TimesOf(day.TimeZone);
            return day.FollowsClock ? now : times.At(day.BusinessDate, times.ClockAt(now));
        }
    }

    /// <summary>The business date.</summary>
    public DateOnly Today => bank.Today;

    /// <summary>The bank's days and wall times.</summary>
    public VisitTimes Times => TimesOf(bank.Day.TimeZone);

    private static VisitTimes TimesOf(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
