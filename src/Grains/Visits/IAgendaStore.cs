namespace Podium.Grains.Visits;

/// <summary>What comes due on an agenda.</summary>
public enum DueKind
{
    /// <summary>A working day begins.</summary>
    Morning,
    /// <summary>A visit is near.</summary>
    Visit,
    /// <summary>A callback is due at this minute.</summary>
    Callback,
}

/// <summary>Something that comes due.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="RefId">The visit, the callback, or the day.</param>
public sealed record DueItem(DateTimeOffset At, DueKind Kind, string RefId);

/// <summary>How far an agenda is.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="ToldUntil">Up to when due things were told; null before the first time.</param>
public sealed record AgendaMark(long Version, DateTimeOffset? ToldUntil);

/// <summary>What agendas keep for their reminders.</summary>
public interface IAgendaStore
{
    /// <summary>How far the agenda is; null when nothing was ever on it.</summary>
    Task<AgendaMark?> FindAsync(string managerId, CancellationToken cancellationToken);

    /// <summary>Visits (as early as they are told of) and callbacks that come due after a moment and not after another, in order.</summary>
    Task<IReadOnlyList<DueItem>> ReadDueAsync(string managerId, DateTimeOffset after, DateTimeOffset upTo, CancellationToken cancellationToken);

    /// <summary>When the next visit or callback comes due after a moment, or null.</summary>
    Task<DateTimeOffset?> FindNextAsync(string managerId, DateTimeOffset after, CancellationToken cancellationToken);

    /// <summary>Keeps what is told and up to when, in one transaction; answers what was not told before, in order.</summary>
    Task<IReadOnlyList<DueItem>> TellAsync(string managerId, IReadOnlyList<DueItem> items, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The reminder is set for this version of the agenda.</summary>
    Task MarkPlannedAsync(string managerId, long version, CancellationToken cancellationToken);

    /// <summary>Managers whose reminder is behind their agenda; at most <paramref name="count"/>.</summary>
    Task<IReadOnlyList<string>> ListUnplannedAsync(int count, CancellationToken cancellationToken);
}

/// <summary>Which moments of a day and week are told of. Pure.</summary>
public static class DueTimes
{
    /// <summary>How long before a visit it is told: time to be there 15 minutes early (domain section 4).</summary>
    public static readonly TimeSpan VisitLead = TimeSpan.FromMinutes(45);

    private static readonly TimeOnly MorningTime = new(8, 0);

    /// <summary>The first morning of a working day after a moment.</summary>
    public static DueItem NextMorning(DateTimeOffset after, VisitTimes times, Calendar.WorkCalendar calendar)
    {
        var day = calendar.FirstWorkingDayOnOrAfter(times.DayOf(after));
        var morning = times.At(day, MorningTime);
        return morning > after ? Of(day, morning) : NextAfter(day);

        DueItem NextAfter(DateOnly last)
        {
            var next = calendar.FirstWorkingDayOnOrAfter(last.AddDays(1));
            return Of(next, times.At(next, MorningTime));
        }

        static DueItem Of(DateOnly day, DateTimeOffset at) => new(at, DueKind.Morning, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What to tell after a sleep: everything in order, of the mornings that went by but the last.</summary>
    public static IReadOnlyList<DueItem> CatchUp(
        IReadOnlyList<DueItem> due, DateTimeOffset after, DateTimeOffset now, VisitTimes times, Calendar.WorkCalendar calendar)
    {
        DueItem? morning = null;
        for (var next = NextMorning(after, times, calendar); next.At <= now; next = NextMorning(next.At, times, calendar))
        {
            morning = next;
        }

        IEnumerable<DueItem> all = morning is null ? due : due.Append(morning);
        return [.. all.OrderBy(item => item.At).ThenBy(item => item.Kind).ThenBy(item => item.RefId, StringComparer.Ordinal)];
    }
}
