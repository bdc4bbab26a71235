using System.Globalization;
using System.Text.Json;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;

namespace Podium.Grains.Messages;

/// <summary>What a message is about, as a key: a customer gets one message for each. Pure.</summary>
public static class Occasions
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Thanks for a visit.</summary>
    public static string Thanks(string visitId) => "thanks/" + visitId;

    /// <summary>Thanks without a visit, once a day.</summary>
    public static string Thanks(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"thanks/{day:yyyy-MM-dd}");

    /// <summary>A birthday of a year, for lunar ones of the lunar year: two of them may lie in one solar year.</summary>
    public static string Birthday(int year) => string.Create(CultureInfo.InvariantCulture, $"birthday/{year}");

    /// <summary>A holiday of a year.</summary>
    public static string Holiday(GreetedHoliday holiday, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"holiday/{year}/{JsonNamingPolicy.CamelCase.ConvertName(holiday.ToString())}");

    /// <summary>A notice in one version: everybody gets it once.</summary>
    public static string Notice(string code, int version) => string.Create(CultureInfo.InvariantCulture, $"notice/{code}/{version}");

    /// <summary>The year whose birthday is kept on a day, or null.</summary>
    public static int? BirthdayOn(Birthday birthday, DateOnly day)
    {
        for (var year = day.Year; year >= Math.Max(day.Year - 1, 1); year--)
        {
            if (Birthdays.In(birthday, year) == day)
            {
                return year;
            }
        }

        return null;
    }

    /// <summary>The year of the birthday that lies nearest to a day.</summary>
    public static int NearestBirthday(Birthday birthday, DateOnly day) => Nearest(day, year => Birthdays.In(birthday, year));

    /// <summary>The year of the holiday that lies nearest to a day.</summary>
    public static int NearestHoliday(GreetedHoliday holiday, DateOnly day) => Nearest(day, year => HolidayIn(holiday, year));

    /// <summary>The day of a holiday in a year; null beyond what can be computed.</summary>
    public static DateOnly? HolidayIn(GreetedHoliday holiday, int year) => holiday switch
    {
        GreetedHoliday.NewYear => new DateOnly(year, 1, 1),
        GreetedHoliday.Labour => new DateOnly(year, 5, 1),
        GreetedHoliday.National => new DateOnly(year, 10, 1),
        GreetedHoliday.Spring => LunarDay(year, 1, 1),
        GreetedHoliday.DragonBoat => LunarDay(year, 5, 5),
        _ => LunarDay(year, 8, 15),
    };

    /// <summary>The name of a holiday.</summary>
    public static string NameOf(GreetedHoliday? holiday, MessageLanguage language)
    {
        var (zh, en) = holiday switch
        {
            GreetedHoliday.NewYear => ("元旦", "New Year"),
            GreetedHoliday.Spring => ("春节", "Spring Festival"),
            GreetedHoliday.Labour => ("劳动节", "Labour Day"),
            GreetedHoliday.DragonBoat => ("端午节", "Dragon Boat Festival"),
            GreetedHoliday.MidAutumn => ("中秋节", "Mid-Autumn Festival"),
            GreetedHoliday.National => ("国庆节", "National Day"),
            _ => ("", ""),
        };
        return language == MessageLanguage.Zh ? zh : en;
    }

    /// <summary>
    /// The lunar month of a day as people say it (a leap month has the number of the month it follows), or null. Birthdays on a day lie in its
    /// solar or its lunar month, so that others need not be looked at.
    /// </summary>
    public static int? LunarMonthOf(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        if (noon < Lunar.MinSupportedDateTime || noon > Lunar.MaxSupportedDateTime)
        {
            return null;
        }

        var (month, leap) = (Lunar.GetMonth(noon), Lunar.GetLeapMonth(Lunar.GetYear(noon)));
        return leap > 0 && month >= leap ? month - 1 : month;
    }

    private static DateOnly? LunarDay(int year, int month, int day) => Birthdays.In(new Birthday(BirthdayCalendar.Lunar, month, day), year);

    private static int Nearest(DateOnly day, Func<int, DateOnly?> dayIn) => Enumerable.Range(day.Year - 1, 3)
        .Where(year => dayIn(year) is not null)
        .DefaultIfEmpty(day.Year)
        .MinBy(year => Math.Abs((dayIn(year)?.DayNumber ?? day.DayNumber) - day.DayNumber));
}
