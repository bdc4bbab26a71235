using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Calendar;

/// <summary>The bank's time as a transaction sees it, as <see cref="Podium.Grains.Calendar.BankClock"/> tells it to grains.</summary>
internal static class BankMoment
{
    /// <summary>The moment at the bank: that of the clock, or the same time of day on a business date that was taken off the clock.</summary>
    public static async Task<DateTimeOffset> ReadAsync(Sql sql, DateTimeOffset now) => await sql.FirstOrDefaultAsync(
        "select time_zone, follows_clock, business_date from bank_day",
        row =>
        {
            var times = new VisitTimes(TimeZoneInfo.FindSystemTimeZoneById(row.Text(0)));
            return (DateTimeOffset?)(row.Bool(1) ? now : times.At(row.Day(2), times.ClockAt(now)));
        }) ?? now;
}
