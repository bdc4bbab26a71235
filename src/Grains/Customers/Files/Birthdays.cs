using System.Globalization;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;

namespace Podium.Grains.Customers.Files;

/// <summary>
/// Whether birthdays exist, and on which solar days they are kept. A lunar birthday in a leap month is kept in the plain month in years that have
/// no such leap month, one on day 30 on day 29 where the month is short; a solar 29 February on the 28th in common years. Pure.
/// </summary>
public static class Birthdays
{
    /// <summary>First lunar year that can be computed; it begins on 19 February 1901.</summary>
    public const int FirstLunarYear = 1901;

    /// <summary>Last lunar year that can be computed; it ends on 28 January 2101.</summary>
    public const int LastLunarYear = 2100;

    private const int EarliestYear = 1880;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>What is wrong with a birthday, or null. Errors: <c>date_unknown</c>.</summary>
    public static PodiumError? Check(Birthday birthday, DateOnly today, string field)
    {
        var exists = Enum.IsDefined(birthday.Calendar) && (birthday.Calendar == BirthdayCalendar.Solar ? SolarExists(birthday) : LunarExists(birthday));
        if (!exists)
        {
            return new PodiumError(ErrorCodes.DateUnknown, Describe(birthday), field);
        }

        return birthday.Year is not null && BornOn(birthday) > today
            ? new PodiumError(ErrorCodes.DateUnknown, "The birthday lies in the future.", field)
            : null;
    }

    /// <summary>The solar day of the birthday in a year: for a lunar one, in the lunar year that begins in it; null beyond what can be computed.</summary>
    public static DateOnly? In(Birthday birthday, int year)
    {
        if (birthday.Calendar == BirthdayCalendar.Solar)
        {
            return new DateOnly(year, birthday.Month, Math.Min(birthday.Day, DateTime.DaysInMonth(year, birthday.Month)));
        }

        if (year is < FirstLunarYear or > LastLunarYear)
        {
            return null;
        }

        var month = LeapMonthOf(year) == birthday.Month && birthday.LeapMonth ? birthday.Month + 1 : IndexOf(year, birthday.Month);
        return ToSolar(year, month, Math.Min(birthday.Day, Lunar.GetDaysInMonth(year, month)));
    }

    /// <summary>The days from <paramref name="from"/> to <paramref name="to"/>, both included, on which the birthday is kept. The twelfth lunar month lies in the next solar year.</summary>
    public static IEnumerable<DateOnly> Between(Birthday birthday, DateOnly from, DateOnly to)
    {
        for (var year = from.Year - 1; year <= to.Year; year++)
        {
            if (year > 0 && In(birthday, year) is { } day && day >= from && day <= to)
            {
                yield return day;
            }
        }
    }

    /// <summary>The leap month of a lunar year as the month it follows, or 0.</summary>
    public static int LeapMonthOf(int lunarYear) => Math.Max(Lunar.GetLeapMonth(lunarYear) - 1, 0);

    private static DateOnly BornOn(Birthday birthday) => In(birthday, birthday.Year!.Value)!.Value;

    private static bool SolarExists(Birthday birthday) =>
        !birthday.LeapMonth
        && birthday.Month is >= 1 and <= 12
        && (birthday.Year is null or (>= EarliestYear and <= 9999))
        && birthday.Day >= 1
        && birthday.Day <= DateTime.DaysInMonth(birthday.Year ?? 2000, birthday.Month);

    private static bool LunarExists(Birthday birthday)
    {
        if (birthday.Month is < 1 or > 12 || birthday.Day is < 1 or > 30)
        {
            return false;
        }

        return birthday.Year is { } year
            ? year is >= FirstLunarYear and <= LastLunarYear && LunarExists(birthday, year)
            : Enumerable.Range(FirstLunarYear, LastLunarYear - FirstLunarYear + 1).Any(any => LunarExists(birthday, any));
    }

    private static bool LunarExists(Birthday birthday, int year)
    {
        if (birthday.LeapMonth && LeapMonthOf(year) != birthday.Month)
        {
            return false;
        }

        return birthday.Day <= Lunar.GetDaysInMonth(year, birthday.LeapMonth ? birthday.Month + 1 : IndexOf(year, birthday.Month));
    }

    // The calendar counts a leap month as a month of its own and moves the later ones up.
    private static int IndexOf(int year, int month) => LeapMonthOf(year) is > 0 and var leap && month > leap ? month + 1 : month;

    private static DateOnly ToSolar(int year, int month, int day) => DateOnly.FromDateTime(Lunar.ToDateTime(year, month, day, 0, 0, 0, 0));

    private static string Describe(Birthday birthday) => birthday.Calendar == BirthdayCalendar.Lunar
        ? birthday.LeapMonth ? "The lunar calendar has no such day in a leap month of that year." : "The lunar calendar has no such day."
        : "The calendar has no such day.";
}
