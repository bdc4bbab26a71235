using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>Writes since when a customer is a core quality customer; of several changes on one day the last one counts.</summary>
internal static class CoreRows
{
    public static async Task WriteAsync(Sql sql, string customerId, bool core, DateTimeOffset at)
    {
        var day = await sql.FirstOrDefaultAsync(
            "select time_zone, follows_clock, business_date from bank_day",
            row => (DateOnly?)(row.Bool(1) ? new VisitTimes(TimeZoneInfo.FindSystemTimeZoneById(row.Text(0))).DayOf(at) : row.Day(2)));
        await sql.ExecuteAsync(
            """
            insert into customer_core (customer_id, from_day, core) values (@customer, @day, @core)
            on conflict (customer_id, from_day) do update set core = excluded.core
            """,
            ("customer", customerId),
            ("day", day ?? DateOnly.FromDateTime(at.UtcDateTime)),
            ("core", core));
    }
}
