using Podium.Contracts.Organization;
using Podium.Silo.Database;

namespace Podium.Silo.Organization;

/// <summary>Writes units and managers, each table with one statement however many there are.</summary>
internal static class OrganizationRows
{
    public static async Task WriteUnitsAsync(Sql sql, IReadOnlyCollection<OrgUnit> units)
    {
        if (units.Count == 0)
        {
            return;
        }

        var rows = sql.Dialect.Rows("rows", ("unit_id", ColumnType.Text), ("parent_id", ColumnType.Text), ("name_en", ColumnType.Text), ("name_zh", ColumnType.Text));
        await sql.ExecuteAsync(
            $"""
            insert into org_unit (unit_id, parent_id, name_en, name_zh) select unit_id, parent_id, name_en, name_zh from {rows} units where true
            on conflict (unit_id) do update set parent_id = excluded.parent_id, name_en = excluded.name_en, name_zh = excluded.name_zh
            """,
            ("rows", SqlDialect.ToRows(units.DistinctLastBy(unit => unit.Id), static unit => [unit.Id, unit.ParentId, unit.NameEn, unit.NameZh])));
    }

    public static async Task WriteManagersAsync(Sql sql, IReadOnlyCollection<ManagerRecord> managers)
    {
        if (managers.Count == 0)
        {
            return;
        }

        var distinct = managers.DistinctLastBy(manager => manager.Id).ToArray();
        var rows = sql.Dialect.Rows("rows", ("manager_id", ColumnType.Text), ("name", ColumnType.Text), ("grade", ColumnType.Text), ("active", ColumnType.Flag));
        await sql.ExecuteAsync(
            $"""
            insert into manager (manager_id, name, grade, active) select manager_id, name, grade, active from {rows} managers where true
            on conflict (manager_id) do update set name = excluded.name, grade = excluded.grade, active = excluded.active
            """,
            ("rows", SqlDialect.ToRows(distinct, static manager => [manager.Id, manager.Name, manager.Grade, manager.Active])));
        await sql.ExecuteAsync($"delete from manager_placement where {sql.Dialect.In("manager_id", "managers")}", ("managers", distinct.Select(manager => manager.Id)));
        var placements = sql.Dialect.Rows("rows", ("manager_id", ColumnType.Text), ("from_day", ColumnType.Day), ("unit_id", ColumnType.Text));
        await sql.ExecuteAsync(
            $"insert into manager_placement (manager_id, from_day, unit_id) select manager_id, from_day, unit_id from {placements} placements",
            ("rows", SqlDialect.ToRows(
                distinct.SelectMany(manager => manager.Placements.Select(placement => (manager.Id, placement.From, placement.UnitId))),
                static row => [row.Id, row.From, row.UnitId])));
    }

    // A statement may touch a row once only; of repeats the last one counts.
    private static IEnumerable<T> DistinctLastBy<T>(this IEnumerable<T> items, Func<T, string> key) => items.Reverse().DistinctBy(key, StringComparer.Ordinal).Reverse();
}
