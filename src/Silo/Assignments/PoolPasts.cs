using Podium.Grains.Assignments;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

/// <summary>Reads who served customers before nobody did.</summary>
internal static class PoolPasts
{
    /// <summary>Of customers whom nobody serves on a day: the last owners before, and the first day without; by customer.</summary>
    public static async Task<Dictionary<string, PoolPast>> ReadAsync(Sql sql, IReadOnlyCollection<string> customerIds, DateOnly today)
    {
        var rows = await sql.QueryAsync(
            $"""
            select a.customer_id, a.from_day, s.manager_id from assignment a
              left join assignment_share s on s.customer_id = a.customer_id and s.from_day = a.from_day
            where {sql.Dialect.In("a.customer_id", "customers")} and a.from_day <= @today
            order by a.customer_id, a.from_day, s.ordinal
            """,
            static row => (CustomerId: row.Text(0), From: row.Day(1), ManagerId: row.TextOrNull(2)),
            ("customers", customerIds),
            ("today", today));
        return rows.GroupBy(row => row.CustomerId, StringComparer.Ordinal).ToDictionary(
            customer => customer.Key,
            customer =>
            {
                var spells = customer.GroupBy(row => row.From).ToArray();
                var last = Array.FindLastIndex(spells, spell => spell.Any(row => row.ManagerId is not null));
                var since = spells[Math.Min(last + 1, spells.Length - 1)].Key;
                return new PoolPast(last < 0 ? [] : [.. spells[last].Select(row => row.ManagerId).OfType<string>()], since);
            },
            StringComparer.Ordinal);
    }
}
