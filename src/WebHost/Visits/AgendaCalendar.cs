using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Podium.Grains.Visits;

namespace Podium.WebHost.Visits;

/// <summary>Writes an agenda as iCalendar: what has a time as appointments, the rest as events of a day. Pure.</summary>
internal static class AgendaCalendar
{
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(15);

    /// <summary>The calendar of what is not settled, and of visits.</summary>
    public static string Write(IEnumerable<AgendaItem> items, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Podium//Agenda//EN" };
        calendar.AddProperty("X-WR-CALNAME", "Podium");
        foreach (var item in items.Where(i => i.Kind == AgendaKind.Visit || i.IsOpen))
        {
            calendar.Events.Add(EventOf(item, now));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent EventOf(AgendaItem item, DateTimeOffset now)
    {
        var entry = new CalendarEvent
        {
            Uid = item.Id.Replace('/', '-') + "@podium",
            Summary = item.Kind == AgendaKind.Visit ? $"{item.CustomerName}: {item.Title}" : $"{Label(item.Kind)}: {item.Title}",
            Location = item.Place,
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        };
        if (item.Start is { } start)
        {
            entry.Start = new CalDateTime(start.UtcDateTime, "UTC");
            entry.End = new CalDateTime((item.End ?? start + Moment).UtcDateTime, "UTC");
        }
        else
        {
            entry.Start = new CalDateTime(item.Day);
            entry.End = new CalDateTime(item.Day.AddDays(1));
        }

        return entry;
    }

    private static string Label(AgendaKind kind) => kind switch
    {
        AgendaKind.Due => "应访 Due",
        AgendaKind.Overdue => "逾期 Overdue",
        AgendaKind.Callback => "回电 Call back",
        AgendaKind.Thanks => "致谢 Thank",
        AgendaKind.AnswerOwed => "待答复 Answer",
        AgendaKind.Birthday => "生日 Birthday",
        AgendaKind.Report => "访客报告 Report",
        AgendaKind.KeyVisit => "提请领导走访 Propose to leaders",
        AgendaKind.PoolReturn => "将退回公海 Returns to the pool",
        _ => "走访 Visit",
    };
}
