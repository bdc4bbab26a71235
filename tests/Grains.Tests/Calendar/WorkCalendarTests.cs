using CsCheck;
using Podium.Grains.Calendar;

namespace Podium.Grains.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar China = new(ChineseHolidays.All);

    [Theory]
    [InlineData("2026-02-14", true, "a Saturday before the Spring Festival is worked")]
    [InlineData("2026-02-16", false, "the eve of the Spring Festival, a Monday, is off")]
    [InlineData("2026-02-24", true, "the first day after it")]
    [InlineData("2026-10-08", true, "National Day ends on the 7th")]
    [InlineData("2026-10-10", true, "a Saturday to make up for it")]
    [InlineData("2025-10-08", false, "National Day and Mid-Autumn Festival together last eight days")]
    [InlineData("2026-11-22", false, "a plain Sunday")]
    public void Days_are_worked_as_the_State_Council_says(string day, bool worked, string why) =>
        China.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(worked, why);

    [Theory]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void A_year_has_the_days_off_that_were_announced(int year, int off, int makeUp)
    {
        var days = ChineseHolidays.All.Where(day => day.Date.Year == year).ToArray();
        days.Count(day => day.Kind == CalendarDayKind.Holiday).ShouldBe(off);
        days.Count(day => day.Kind == CalendarDayKind.MakeUpDay).ShouldBe(makeUp);
        days.Where(day => day.Kind == CalendarDayKind.MakeUpDay).ShouldAllBe(day => day.Date.DayOfWeek == DayOfWeek.Saturday || day.Date.DayOfWeek == DayOfWeek.Sunday);
    }

    [Fact]
    public void A_report_of_the_last_day_before_a_holiday_is_due_after_it() =>
        China.AddWorkingDays(new DateOnly(2026, 9, 30), 1).ShouldBe(new DateOnly(2026, 10, 8));

    [Fact]
    public void Counting_forward_and_looking_back_agree_on_what_is_worked() =>
        Gen.Select(Gen.Int[0, 720], Gen.Int[0, 40]).Sample((start, count) =>
        {
            var day = new DateOnly(2025, 1, 1).AddDays(start);
            var later = China.AddWorkingDays(day, count);
            var last = China.LastWorkingDayOnOrBefore(day);
            return China.IsWorkingDay(later)
                && (count == 0 || China.CountWorkingDays(day.AddDays(1), later) == count)
                && China.IsWorkingDay(last)
                && China.CountWorkingDays(last.AddDays(1), day) == 0;
        });
}
