using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Errors;

namespace Podium.Grains.Visits;

/// <summary>When visits may be. Pure. Instants are UTC; days and wall times are those of the bank's zone, whose clocks may be put forward and back.</summary>
public sealed class VisitTimes(TimeZoneInfo zone)
{
    private const int MostVisits = 60;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>
    /// Reads a time as ISO 8601. With an offset it is that instant; without one it is on the bank's clock. Errors: <c>malformed</c>,
    /// <c>time_does_not_exist</c>, <c>time_comes_twice</c>.
    /// </summary>
    public DateTimeOffset Read(string text, string field)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            || !text.Contains('T', StringComparison.Ordinal)
            || instant.Year is < 1990 or > 2200)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"'{field}' is a date and time, for instance 2026-03-04T09:30:00+08:00.", field);
        }

        return local.Kind == DateTimeKind.Unspecified ? OnClock(local, field) : instant.ToUniversalTime();
    }

    /// <summary>The bank's day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The instant at which the bank's clock shows a time; one that is skipped comes as much later, of one that comes twice the first.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddHours(-3));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The time the bank's clock shows at an instant.</summary>
    public TimeOnly ClockAt(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>Refuses a visit that ends before it begins, lasts longer than 12 hours, or begins in the past. Errors: <c>malformed</c>, <c>in_the_past</c>.</summary>
    public static void Check(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        if (end <= start || end - start > Longest)
        {
            throw new PodiumException(ErrorCodes.Malformed, "A visit ends after it begins, within 12 hours.", "end");
        }

        if (start < now)
        {
            throw new PodiumException(ErrorCodes.InThePast, "A visit is planned ahead; the time lies in the past.", "start");
        }

        if (start > now.AddYears(2))
        {
            throw new PodiumException(ErrorCodes.Malformed, "A visit is planned at most two years ahead.", "start");
        }
    }

    /// <summary>
    /// The times of a visit that is repeated: the same time on the bank's clock every so many weeks, whatever its clocks do meanwhile.
    /// Errors: <c>malformed</c>.
    /// </summary>
    public ImmutableArray<(DateTimeOffset Start, DateTimeOffset End)> Repeat(DateTimeOffset start, DateTimeOffset end, int everyWeeks, DateOnly until)
    {
        var (day, time) = (DayOf(start), ClockAt(start));
        if (everyWeeks is < 1 or > 26)
        {
            throw new PodiumException(ErrorCodes.Malformed, "A visit is repeated every 1 to 26 weeks.", "recurrence.everyWeeks");
        }

        if (until < day || until > day.AddYears(1))
        {
            throw new PodiumException(ErrorCodes.Malformed, "A visit is repeated for at most a year.", "recurrence.until");
        }

        var times = ImmutableArray.CreateBuilder<(DateTimeOffset Start, DateTimeOffset End)>();
        times.Add((start, end));
        for (var next = day.AddDays(7 * everyWeeks); next <= until && times.Count < MostVisits; next = next.AddDays(7 * everyWeeks))
        {
            var at = At(next, time);
            times.Add((at, at + (end - start)));
        }

        return times.ToImmutable();
    }

    private DateTimeOffset OnClock(DateTime local, string field)
    {
        if (zone.IsInvalidTime(local))
        {
            throw new PodiumException(ErrorCodes.TimeDoesNotExist, $"Clocks are put forward over {local:yyyy-MM-dd HH:mm}; choose another time.", field);
        }

        return zone.IsAmbiguousTime(local)
            ? throw new PodiumException(ErrorCodes.TimeComesTwice, $"Clocks are put back: {local:yyyy-MM-dd HH:mm} comes twice. Send the time with its offset.", field)
            : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
