using System.Collections.Immutable;
using Podium.Grains.Needs;
using Podium.Silo.Database;

namespace Podium.Silo.Needs;

/// <summary>Needs in their tables.</summary>
internal static class NeedRows
{
    public static async Task<Need?> LoadAsync(Sql sql, string id) => (await QueryAsync(sql, "where n.id = @id", ("id", id))).FirstOrDefault();

    /// <summary>The needs of a condition over <c>need n</c>, with their steps.</summary>
    public static async Task<ImmutableArray<Need>> QueryAsync(Sql sql, string condition, params (string Name, object? Value)[] parameters)
    {
        var needs = await sql.QueryAsync(
            $"""
            select n.id, n.customer_id, coalesce(c.name, n.customer_id), n.kind, n.text, n.amount, n.deadline, n.owner_manager_id, n.unit_id, n.state, n.answer, n.outcome,
              n.created_by, n.created_at, n.answered_by, n.answered_at
            from need n left join customer c on c.customer_id = n.customer_id {condition}
            """,
            Read,
            parameters);
        if (needs.Count == 0)
        {
            return [];
        }

        var steps = (await sql.QueryAsync(
            $"select need_id, kind, at, actor, from_unit, to_unit, to_manager_id, note from need_step where {sql.Dialect.In("need_id", "needs")} order by need_id, ordinal",
            static row => (
                NeedId: row.Text(0),
                Step: new NeedStep((NeedStepKind)row.Int(1), row.Instant(2), row.Text(3), row.Text(4), row.Text(5), row.TextOrNull(6), row.Text(7))),
            ("needs", needs.Select(need => need.Id).ToArray()))).ToLookup(row => row.NeedId, row => row.Step, StringComparer.Ordinal);
        return [.. needs.Select(need => need with { Steps = [.. steps[need.Id]] })];
    }

    /// <summary>False when the operation was used before.</summary>
    public static async Task<bool> InsertAsync(Sql sql, string operationId, long contentHash, Need need) => await sql.ExecuteAsync(
        """
        insert into need (id, operation_id, content_hash, customer_id, kind, text, amount, deadline, owner_manager_id, unit_id, state, created_by, created_at)
        values (@id, @operation, @hash, @customer, @kind, @text, @amount, @deadline, @owner, @unit, @state, @by, @at)
        on conflict (operation_id) do nothing
        """,
        ("id", need.Id),
        ("operation", operationId),
        ("hash", contentHash),
        ("customer", need.CustomerId),
        ("kind", need.Kind),
        ("text", need.Text),
        ("amount", need.Amount),
        ("deadline", need.Deadline),
        ("owner", need.OwnerManagerId),
        ("unit", need.UnitId),
        ("state", need.State),
        ("by", need.CreatedBy),
        ("at", need.CreatedAt)) == 1;

    public static Task UpdateAsync(Sql sql, Need need) => sql.ExecuteAsync(
        """
        update need set owner_manager_id = @owner, unit_id = @unit, state = @state, answer = @answer, outcome = @outcome, answered_by = @by, answered_at = @at
        where id = @id
        """,
        ("owner", need.OwnerManagerId),
        ("unit", need.UnitId),
        ("state", need.State),
        ("answer", need.Answer),
        ("outcome", need.Outcome),
        ("by", need.AnsweredBy),
        ("at", need.AnsweredAt),
        ("id", need.Id));

    public static Task InsertStepAsync(Sql sql, string operationId, long contentHash, string needId, int ordinal, NeedStep step) => sql.ExecuteAsync(
        """
        insert into need_step (operation_id, content_hash, need_id, ordinal, kind, at, actor, from_unit, to_unit, to_manager_id, note)
        values (@operation, @hash, @need, @ordinal, @kind, @at, @actor, @from, @to, @manager, @note)
        """,
        ("operation", operationId),
        ("hash", contentHash),
        ("need", needId),
        ("ordinal", ordinal),
        ("kind", step.Kind),
        ("at", step.At),
        ("actor", step.Actor),
        ("from", step.FromUnit),
        ("to", step.ToUnit),
        ("manager", step.ToManagerId),
        ("note", step.Note));

    private static Need Read(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        (NeedKind)row.Int(3),
        row.Text(4),
        row.LongOrNull(5),
        row.Day(6),
        row.TextOrNull(7),
        row.Text(8),
        (NeedState)row.Int(9),
        row.TextOrNull(10),
        row.IsNull(11) ? null : (NeedOutcome)row.Int(11),
        row.Text(12),
        row.Instant(13),
        row.TextOrNull(14),
        row.InstantOrNull(15),
        []);
}
