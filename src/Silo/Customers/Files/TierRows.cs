using Podium.Silo.Database;

namespace Podium.Silo.Customers.Files;

/// <summary>Writes the days on which tiers changed; of several changes on one day the last one counts.</summary>
internal static class TierRows
{
    public static async Task WriteAsync(Sql sql, IReadOnlyCollection<(string CustomerId, DateOnly From, int Tier)> steps, DateTimeOffset at)
    {
        if (steps.Count == 0)
        {
            return;
        }

        var rows = sql.Dialect.Rows("rows", ("customer_id", ColumnType.Text), ("from_day", ColumnType.Day), ("tier", ColumnType.Number));
        await sql.ExecuteAsync(
            $"""
            insert into customer_tier (customer_id, from_day, tier, changed_at) select customer_id, from_day, tier, @at from {rows} steps where true
            on conflict (customer_id, from_day) do update set tier = excluded.tier, changed_at = excluded.changed_at
            """,
            ("rows", SqlDialect.ToRows(steps.Reverse().DistinctBy(step => (step.CustomerId, step.From)), static step => [step.CustomerId, step.From, step.Tier])),
            ("at", at));
    }
}
