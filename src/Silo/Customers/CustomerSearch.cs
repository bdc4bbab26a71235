using Podium.Grains.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Customers;

/// <summary>The conditions of a search among customers, over <c>customer c</c>.</summary>
internal static class CustomerSearch
{
    /// <summary>The day of the assignment that holds on <c>@today</c>; the first one counts from the beginning of time.</summary>
    public static string CurrentDay(string customerId) =>
        $"""
        coalesce(
          (select max(a.from_day) from assignment a where a.customer_id = {customerId} and a.from_day <= @today),
          (select min(a.from_day) from assignment a where a.customer_id = {customerId}))
        """;

    public static (string Text, (string Name, object? Value)[] Parameters) Where(CustomerQuery query, SqlDialect dialect)
    {
        var conditions = new List<string> { "1 = 1" };
        var parameters = new List<(string, object?)>();
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            conditions.Add(@"(lower(c.name) like lower(@pattern) escape '\' or lower(c.customer_id) like lower(@pattern) escape '\')");
            parameters.Add(("pattern", $"%{Escape(query.Text.Trim())}%"));
        }

        if (query.ManagerIds is not null)
        {
            conditions.Add($"(c.customer_id in ({Served(dialect)}) or ({dialect.In("c.home_unit_id", "units")} and not exists ({Served()})))");
            parameters.Add(("managers", query.ManagerIds));
            parameters.Add(("units", query.UnitIds));
            parameters.Add(("today", query.Today));
        }

        return (string.Join(" and ", conditions), [.. parameters]);
    }

    private static string Served(SqlDialect dialect) =>
        $"select s.customer_id from assignment_share s where {dialect.In("s.manager_id", "managers")} and s.from_day = {CurrentDay("s.customer_id")}";

    private static string Served() =>
        $"select 1 from assignment_share s where s.customer_id = c.customer_id and s.from_day = {CurrentDay("c.customer_id")}";

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
