using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>A demand whose period is over, and who owed it.</summary>
/// <param name="CustomerId">To whom.</param>
/// <param name="ManagerId">Who served the customer on the last day.</param>
/// <param name="Demand">The demand: met, missed or waived.</param>
internal sealed record ClosedDemand(string CustomerId, string ManagerId, Demand Demand);

/// <summary>Writes what became of demands; what was written once stays.</summary>
internal static class DemandRows
{
    private static readonly (string, ColumnType)[] Columns =
    [
        ("customer_id", ColumnType.Text), ("period", ColumnType.Text), ("from_day", ColumnType.Day), ("to_day", ColumnType.Day), ("kind", ColumnType.Number), ("tier", ColumnType.Number),
        ("manager_id", ColumnType.Text), ("required", ColumnType.Number), ("done", ColumnType.Number), ("state", ColumnType.Number),
    ];

    private static readonly string Names = string.Join(", ", Columns.Select(c => c.Item1));

    public static Task WriteAsync(Sql sql, IReadOnlyCollection<ClosedDemand> closed, DateOnly judgedOn) => sql.ExecuteAsync(
        $"""
        insert into demand ({Names}, judged_on) select {Names}, @judged from {sql.Dialect.Rows("rows", Columns)} closed where true
        on conflict (customer_id, period) do nothing
        """,
        ("rows", SqlDialect.ToRows(closed, static c =>
        [
            c.CustomerId, c.Demand.Period.Key, c.Demand.Period.From, c.Demand.Period.To, (int)c.Demand.Kind, (int)c.Demand.Standing.Tier, c.ManagerId, c.Demand.Required,
            c.Demand.Done, (int)c.Demand.State,
        ])),
        ("judged", judgedOn));
}
