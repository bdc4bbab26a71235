using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Messages;

namespace Podium.Grains.Tests.Messages;

public sealed class OccasionsTests
{
    private static readonly Gen<Birthday> AnyBirthday = Gen.Select(Gen.Enum<BirthdayCalendar>(), Gen.Int[1, 12], Gen.Int[1, 29], Gen.Bool)
        .Select((calendar, month, day, leap) => new Birthday(calendar, month, calendar == BirthdayCalendar.Solar && month == 2 ? Math.Min(day, 28) : day, null, leap && calendar == BirthdayCalendar.Lunar));

    [Fact]
    public void Each_kept_birthday_is_an_occasion_of_its_own() => AnyBirthday.Sample(birthday =>
    {
        var from = new DateOnly(2020, 1, 1);
        var to = new DateOnly(2032, 12, 31);
        var kept = Birthdays.Between(birthday, from, to).ToArray();
        var years = kept.Select(day => Occasions.BirthdayOn(birthday, day)).ToArray();

        years.ShouldAllBe(year => year != null);
        years.Distinct().Count().ShouldBe(kept.Length);
        foreach (var day in kept)
        {
            Occasions.NearestBirthday(birthday, day).ShouldBe(Occasions.BirthdayOn(birthday, day)!.Value);
            Occasions.BirthdayOn(birthday, day.AddDays(1)).ShouldBeNull();
        }
    }, iter: 300);

    [Fact]
    public void Who_has_a_birthday_is_found_by_the_months_of_the_day() => AnyBirthday.Sample(birthday =>
    {
        foreach (var day in Birthdays.Between(birthday, new DateOnly(2020, 1, 1), new DateOnly(2032, 12, 31)))
        {
            (birthday.Calendar == BirthdayCalendar.Solar ? day.Month : Occasions.LunarMonthOf(day)).ShouldBe(birthday.Month);
        }
    }, iter: 300);

    [Theory]
    [InlineData(GreetedHoliday.Spring, 2026, "2026-02-17")]
    [InlineData(GreetedHoliday.Spring, 2025, "2025-01-29")]
    [InlineData(GreetedHoliday.MidAutumn, 2025, "2025-10-06")]
    [InlineData(GreetedHoliday.MidAutumn, 2026, "2026-09-25")]
    [InlineData(GreetedHoliday.DragonBoat, 2026, "2026-06-19")]
    [InlineData(GreetedHoliday.National, 2026, "2026-10-01")]
    [InlineData(GreetedHoliday.NewYear, 2026, "2026-01-01")]
    [InlineData(GreetedHoliday.Labour, 2026, "2026-05-01")]
    public void Holidays_lie_on_their_days(GreetedHoliday holiday, int year, string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Occasions.HolidayIn(holiday, year).ShouldBe(date);
        Occasions.NearestHoliday(holiday, date.AddDays(-20)).ShouldBe(year);
        Occasions.NearestHoliday(holiday, date.AddDays(20)).ShouldBe(year);
    }

    [Fact]
    public void Occasions_have_their_keys()
    {
        Occasions.Thanks("v1").ShouldBe("thanks/v1");
        Occasions.Thanks(new DateOnly(2026, 3, 4)).ShouldBe("thanks/2026-03-04");
        Occasions.Birthday(2026).ShouldBe("birthday/2026");
        Occasions.Holiday(GreetedHoliday.MidAutumn, 2026).ShouldBe("holiday/2026/midAutumn");
        Occasions.Notice("rates", 2).ShouldBe("notice/rates/2");
    }
}
