using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

/// <summary>How many customers managers serve.</summary>
internal static class PortfolioRows
{
    /// <summary>Customers served on a day, in whatever share, by manager; managers without are left out.</summary>
    public static async Task<Dictionary<string, int>> CountAsync(Sql sql, IReadOnlyCollection<string> managerIds, DateOnly today) => (await sql.QueryAsync(
        $"""
        select s.manager_id, count(*) from assignment_share s
        where {sql.Dialect.In("s.manager_id", "managers")} and s.from_day = {CustomerSearch.CurrentDay("s.customer_id")}
        group by s.manager_id
        """,
        static row => KeyValuePair.Create(row.Text(0), (int)row.Long(1)),
        ("managers", managerIds),
        ("today", today))).ToDictionary(StringComparer.Ordinal);
}
