using System.Globalization;
using Podium.Contracts.Errors;
using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>Reads and writes rows of visits.</summary>
internal static class VisitRows
{
    /// <summary>Columns of <see cref="Read"/> over <c>visit v join customer c</c>.</summary>
    public const string Columns =
        "v.visit_id, v.customer_id, c.name, v.manager_id, v.starts_at, v.ends_at, v.day, v.place, v.purpose, v.surprise, v.state, v.series_id, v.out_at, v.back_at, v.reason";

    /// <summary>Where they come from.</summary>
    public const string From = "visit v join customer c on c.customer_id = v.customer_id";

    public static Visit Read(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        row.Text(3),
        row.Instant(4),
        row.Instant(5),
        row.Day(6),
        row.Text(7),
        row.Text(8),
        row.Bool(9),
        (VisitState)row.Int(10),
        row.TextOrNull(11),
        row.InstantOrNull(12),
        row.InstantOrNull(13),
        row.TextOrNull(14));

    public static Task<Visit?> FindAsync(Sql sql, string visitId) =>
        sql.FirstOrDefaultAsync($"select {Columns} from {From} where v.visit_id = @visit", Read, ("visit", visitId));

    public static async Task<Visit> RequireAsync(Sql sql, string visitId) =>
        await FindAsync(sql, visitId) ?? throw new PodiumException(ErrorCodes.NotFound, "There is no such visit, or it is not within your scope.");

    /// <summary>Refuses times that overlap another visit of the manager. Errors: <c>visit_overlaps</c>.</summary>
    public static async Task RefuseOverlapAsync(Sql sql, string managerId, DateTimeOffset start, DateTimeOffset end, string? exceptId = null)
    {
        var other = await sql.FirstOrDefaultAsync(
            $"""
            select {Columns} from {From}
            where v.manager_id = @manager and v.starts_at < @end and v.starts_at > @earliest and v.ends_at > @start
              and v.state <> {(int)VisitState.Cancelled} and v.visit_id <> @except
            order by v.starts_at limit 1
            """,
            Read,
            ("manager", managerId),
            ("start", start),
            ("end", end),
            ("earliest", start.AddDays(-1)),
            ("except", exceptId ?? ""));
        if (other is not null)
        {
            // On the bank's clock, as people see it.
            var zone = TimeZoneInfo.FindSystemTimeZoneById(await sql.FirstOrDefaultAsync("select time_zone from bank_day", static row => row.Text(0)) ?? "UTC");
            var what = string.Create(
                CultureInfo.InvariantCulture,
                $"{other.CustomerName}, {TimeZoneInfo.ConvertTime(other.Start, zone):yyyy-MM-dd HH:mm}–{TimeZoneInfo.ConvertTime(other.End, zone):HH:mm}");
            throw new PodiumException(ErrorCodes.VisitOverlaps, $"This overlaps another visit: {what} ({other.Id}).", "start", what);
        }
    }

    public static Task<int> InsertAsync(Sql sql, Visit visit, string actor, DateTimeOffset now) => sql.ExecuteAsync(
        """
        insert into visit (visit_id, customer_id, manager_id, starts_at, ends_at, day, place, purpose, surprise, state, series_id, out_at, back_at, created_by, created_at)
        values (@id, @customer, @manager, @start, @end, @day, @place, @purpose, @surprise, @state, @series, @out, @back, @actor, @now)
        on conflict (visit_id) do nothing
        """,
        ("id", visit.Id),
        ("customer", visit.CustomerId),
        ("manager", visit.ManagerId),
        ("start", visit.Start),
        ("end", visit.End),
        ("day", visit.Day),
        ("place", visit.Place),
        ("purpose", visit.Purpose),
        ("surprise", visit.Surprise),
        ("state", visit.State),
        ("series", visit.SeriesId),
        ("out", visit.OutAt),
        ("back", visit.BackAt),
        ("actor", actor),
        ("now", now));

    /// <summary>A contact or visit keeps the promises to get in touch by then; one hour early still counts.</summary>
    public static Task KeepCallbacksAsync(Sql sql, string customerId, string managerId, DateTimeOffset at, string refId) => sql.ExecuteAsync(
        "update callback set done_with = @ref where customer_id = @customer and manager_id = @manager and done_with is null and due_at <= @until",
        ("ref", refId),
        ("customer", customerId),
        ("manager", managerId),
        ("until", at.AddHours(1)));

    /// <summary>Promises to get in touch.</summary>
    public static Task PromiseAsync(Sql sql, string customerId, string managerId, DateTimeOffset dueAt, string fromRef) => sql.ExecuteAsync(
        "insert into callback (callback_id, customer_id, manager_id, due_at, from_ref) values (@id, @customer, @manager, @due, @from)",
        ("id", Guid.NewGuid().ToString("N")),
        ("customer", customerId),
        ("manager", managerId),
        ("due", dueAt),
        ("from", fromRef));
}
