using Podium.Contracts.Errors;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;

namespace Podium.Grains.Tests.Visits;

/// <summary>Prague puts its clocks forward on 29 March 2026 at 2:00 and back on 25 October at 3:00.</summary>
public sealed class VisitTimesTests
{
    private static readonly VisitTimes Prague = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague"));

    [Theory]
    [InlineData("2026-03-29T02:30:00", ErrorCodes.TimeDoesNotExist)]
    [InlineData("2026-10-25T02:30:00", ErrorCodes.TimeComesTwice)]
    [InlineData("2026-10-25", ErrorCodes.Malformed)]
    [InlineData("yesterday", ErrorCodes.Malformed)]
    [InlineData("2026-02-30T09:00:00Z", ErrorCodes.Malformed)]
    public void A_time_that_no_clock_or_two_clocks_show_is_refused(string text, string code) =>
        Should.Throw<PodiumException>(() => Prague.Read(text, "start")).Error.ShouldBe(new PodiumError(code, Should.Throw<PodiumException>(() => Prague.Read(text, "start")).Message, "start"));

    [Theory]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z")]
    [InlineData("2026-07-01T09:00:00", "2026-07-01T07:00:00Z")]
    [InlineData("2026-01-01T09:00:00", "2026-01-01T08:00:00Z")]
    public void A_time_is_read_as_the_instant_it_names(string text, string utc) => Prague.Read(text, "start").ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_visit_every_week_stays_at_its_time_on_the_clock_over_summer_time()
    {
        var start = Prague.Read("2026-03-20T09:00:00", "start");
        var times = Prague.Repeat(start, start.AddHours(1), 1, new DateOnly(2026, 4, 10));
        times.Select(t => Prague.ClockAt(t.Start)).ShouldAllBe(t => t == new TimeOnly(9, 0));
        times.Select(t => t.Start.UtcDateTime.Hour).ShouldBe([8, 8, 7, 7]);
    }

    [Fact]
    public void A_visit_in_the_hour_that_is_skipped_comes_as_much_later() => Prague.ClockAt(Prague.At(new DateOnly(2026, 3, 29), new TimeOnly(2, 30))).ShouldBe(new TimeOnly(3, 30));

    [Fact]
    public void After_a_week_of_sleep_all_is_told_in_order_but_of_the_mornings_only_the_last()
    {
        var asleep = Prague.At(new DateOnly(2026, 3, 2), new TimeOnly(12, 0));
        var now = asleep.AddDays(7);
        DueItem[] due = [new(asleep.AddDays(5), DueKind.Callback, "c2"), new(asleep.AddDays(1), DueKind.Visit, "v1"), new(asleep.AddDays(1).AddHours(1), DueKind.Callback, "c1")];
        var told = DueTimes.CatchUp(due, asleep, now, Prague, WorkCalendar.Weeks);
        told.Select(t => t.RefId).ShouldBe(["v1", "c1", "c2", "2026-03-09"]);
        DueTimes.CatchUp([], now, now, Prague, WorkCalendar.Weeks).ShouldBeEmpty();
    }
}
