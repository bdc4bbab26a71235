using System.Collections.Frozen;

namespace Podium.Grains.Calendar;

/// <summary>What a day of the bank's calendar is that the week alone does not say.</summary>
public enum CalendarDayKind
{
    /// <summary>放假: a day off, whatever day of the week it is.</summary>
    Holiday,
    /// <summary>调休上班: a Saturday or Sunday that is worked to make up for a holiday.</summary>
    MakeUpDay,
}

/// <summary>A day that differs from its week.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Off or worked.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, string NameEn, string NameZh);

/// <summary>Working days (domain section 4): Monday to Friday, less public holidays, plus make-up days. Pure.</summary>
public sealed class WorkCalendar(IEnumerable<CalendarDay> days)
{
    // No calendar has a year without a working day; without an end a broken one would be searched for ever.
    private const int LongestSearch = 1_000;

    private readonly FrozenDictionary<DateOnly, CalendarDay> _days = days.ToFrozenDictionary(day => day.Date);

    /// <summary>A calendar of weeks alone.</summary>
    public static WorkCalendar Weeks { get; } = new([]);

    /// <summary>What is special about a day, or null.</summary>
    public CalendarDay? Find(DateOnly day) => _days.GetValueOrDefault(day);

    /// <summary>Whether the bank works on a day.</summary>
    public bool IsWorkingDay(DateOnly day) => _days.TryGetValue(day, out var special)
        ? special.Kind == CalendarDayKind.MakeUpDay
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The <paramref name="count"/>-th working day after a day; with 0 the day itself, or the next working day when it is off.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var result = count == 0 ? FirstWorkingDayOnOrAfter(day) : day;
        for (var left = count; left > 0; left--)
        {
            result = FirstWorkingDayOnOrAfter(result.AddDays(1));
        }

        return result;
    }

    /// <summary>The day itself, or the next one that is worked.</summary>
    public DateOnly FirstWorkingDayOnOrAfter(DateOnly day) => Search(day, 1);

    /// <summary>The day itself, or the last one before it that is worked.</summary>
    public DateOnly LastWorkingDayOnOrBefore(DateOnly day) => Search(day, -1);

    /// <summary>How many days of a span are worked, both ends included; 0 when it ends before it begins.</summary>
    public int CountWorkingDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    private DateOnly Search(DateOnly day, int step)
    {
        for (var i = 0; i < LongestSearch; i++, day = day.AddDays(step))
        {
            if (IsWorkingDay(day))
            {
                return day;
            }
        }

        throw new InvalidOperationException($"The calendar has no working day within {LongestSearch} days of {day:yyyy-MM-dd}.");
    }
}
