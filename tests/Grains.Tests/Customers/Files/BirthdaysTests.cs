using System.Globalization;
using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;

namespace Podium.Grains.Tests.Customers.Files;

public sealed class BirthdaysTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);
    private static readonly ChineseLunisolarCalendar Lunar = new();

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 365 * 190].Select(days => new DateOnly(1902, 1, 1).AddDays(days));

    [Theory]
    [InlineData(1, 1, 2025, "2025-01-29")]
    [InlineData(8, 15, 2026, "2026-09-25")]
    [InlineData(12, 30, 2023, "2024-02-09")]
    [InlineData(5, 5, 2024, "2024-06-10")]
    public void A_lunar_birthday_falls_on_its_solar_day(int month, int day, int year, string solar) =>
        Birthdays.In(new Birthday(BirthdayCalendar.Lunar, month, day), year).ShouldBe(DateOnly.Parse(solar, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(2025, "2025-08-09")]
    [InlineData(2026, "2026-07-29")]
    public void A_birthday_in_a_leap_month_is_kept_in_the_plain_month_of_years_without_it(int year, string solar)
    {
        // 2025 has a leap sixth month, 2026 has none.
        var birthday = new Birthday(BirthdayCalendar.Lunar, 6, 16, 1987, LeapMonth: true);

        Birthdays.In(birthday, year).ShouldBe(DateOnly.Parse(solar, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(BirthdayCalendar.Solar, 2023, 2, 29, false)]
    [InlineData(BirthdayCalendar.Solar, 1990, 13, 1, false)]
    [InlineData(BirthdayCalendar.Solar, 1990, 4, 31, false)]
    [InlineData(BirthdayCalendar.Solar, 1990, 4, 3, true)]
    [InlineData(BirthdayCalendar.Solar, 2027, 1, 1, false)]
    [InlineData(BirthdayCalendar.Solar, 0, 1, 1, false)]
    [InlineData(BirthdayCalendar.Lunar, 2025, 5, 1, true)]
    [InlineData(BirthdayCalendar.Lunar, 2025, 6, 30, true)]
    [InlineData(BirthdayCalendar.Lunar, 1900, 1, 1, false)]
    [InlineData(BirthdayCalendar.Lunar, null, 1, 31, false)]
    [InlineData(BirthdayCalendar.Lunar, null, 13, 1, false)]
    [InlineData(BirthdayCalendar.Lunar, null, 12, 1, true)]
    [InlineData((BirthdayCalendar)7, null, 1, 1, false)]
    public void A_day_that_its_calendar_does_not_have_is_refused(BirthdayCalendar calendar, int? year, int month, int day, bool leap) =>
        Birthdays.Check(new Birthday(calendar, month, day, year, leap), Today, "birthday").ShouldNotBeNull().Field.ShouldBe("birthday");

    [Theory]
    [InlineData(BirthdayCalendar.Solar, null, 2, 29, false)]
    [InlineData(BirthdayCalendar.Lunar, 2025, 6, 29, true)]
    [InlineData(BirthdayCalendar.Lunar, null, 6, 30, true)]
    [InlineData(BirthdayCalendar.Lunar, null, 12, 30, false)]
    public void A_day_that_exists_is_taken(BirthdayCalendar calendar, int? year, int month, int day, bool leap) =>
        Birthdays.Check(new Birthday(calendar, month, day, year, leap), Today, "birthday").ShouldBeNull();

    [Fact]
    public void Every_solar_day_said_in_lunar_words_comes_back_as_itself() => Days.Sample(day =>
    {
        var said = Say(day);
        Birthdays.Check(said, DateOnly.MaxValue, "b").ShouldBeNull();
        Birthdays.In(said, said.Year!.Value).ShouldBe(day);
    });

    [Fact]
    public void A_birthday_is_kept_once_in_every_lunar_year_and_the_days_ascend() => Gen.Select(Days, Gen.Int[1902, 2090]).Sample((day, year) =>
    {
        var birthday = Say(day);
        var kept = Birthdays.In(birthday, year).ShouldNotBeNull();
        Birthdays.In(birthday, year + 1).ShouldNotBeNull().ShouldBeGreaterThan(kept);
        var said = Say(kept);
        said.Month.ShouldBe(birthday.Month);
        said.Year.ShouldBe(year);
        said.LeapMonth.ShouldBe(birthday.LeapMonth && Birthdays.LeapMonthOf(year) == birthday.Month);
        (said.Day == birthday.Day || (birthday.Day == 30 && said.Day == 29)).ShouldBeTrue();
    });

    [Fact]
    public void The_days_between_two_dates_are_those_of_every_year_and_no_others() => Gen.Select(Days, Gen.Int[0, 900], Gen.Bool).Sample((from, length, isLunar) =>
    {
        var birthday = isLunar ? new Birthday(BirthdayCalendar.Lunar, 12, 8) : new Birthday(BirthdayCalendar.Solar, 2, 29);
        var to = from.AddDays(length);
        var expected = Enumerable.Range(from.Year - 2, to.Year - from.Year + 4)
            .Where(year => year is >= 1901 and <= 2100)
            .Select(year => Birthdays.In(birthday, year)!.Value)
            .Where(day => day >= from && day <= to);
        Birthdays.Between(birthday, from, to).ShouldBe(expected);
    });

    [Fact]
    public void The_twenty_ninth_of_February_is_kept_on_the_twenty_eighth_in_common_years() =>
        Birthdays.Between(new Birthday(BirthdayCalendar.Solar, 2, 29), new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31))
            .ShouldBe([new DateOnly(2023, 2, 28), new DateOnly(2024, 2, 29)]);

    private static Birthday Say(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        var (year, index) = (Lunar.GetYear(time), Lunar.GetMonth(time));
        var leap = Lunar.GetLeapMonth(year);
        var isLeap = leap > 0 && index == leap;
        return new Birthday(BirthdayCalendar.Lunar, leap > 0 && index >= leap ? index - 1 : index, Lunar.GetDayOfMonth(time), year, isLeap);
    }
}
