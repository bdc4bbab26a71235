using Podium.Grains.Visits;

namespace Podium.Grains.Messages;

/// <summary>Hours in which nobody is sent anything, on the bank's clock; they may reach over midnight. Equal ends mean none. Pure.</summary>
/// <param name="From">First minute of quiet.</param>
/// <param name="Until">First minute after it.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>From nine in the evening until eight in the morning.</summary>
    public static QuietHours Default { get; } = new(new TimeOnly(21, 0), new TimeOnly(8, 0));

    /// <summary>Whether a time on the bank's clock lies in them.</summary>
    public bool Contains(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;

    /// <summary>The first moment at or after another at which messages may be sent.</summary>
    public DateTimeOffset NextAllowed(DateTimeOffset moment, VisitTimes times)
    {
        if (!Contains(times.ClockAt(moment)))
        {
            return moment;
        }

        var day = times.DayOf(moment);
        var end = times.At(day, Until);
        if (end <= moment)
        {
            end = times.At(day.AddDays(1), Until);
        }

        // Where clocks are put back, the hour that ends the quiet comes twice: its second coming is as good as the first.
        return end > moment ? end : moment;
    }
}
