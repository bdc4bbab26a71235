using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Needs;
using Podium.Silo.Audit;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Needs;

internal sealed class NeedStore(IPodiumDatabase database, AuditTrail audit) : INeedStore
{
    public Task<Need> AddAsync(string operationId, long contentHash, Need need, AuditRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await NeedRows.InsertAsync(sql, operationId, contentHash, need))
            {
                await audit.AppendAsync(sql, record);
                return (await NeedRows.LoadAsync(sql, need.Id))!;
            }

            var (id, hash) = await sql.FirstOrDefaultAsync(
                "select id, content_hash from need where operation_id = @operation", static row => (row.Text(0), row.Long(1)), ("operation", operationId));
            FileSave.RequireFree(hash == contentHash ? FileOutcome.Repeated : FileOutcome.Conflict);
            return (await NeedRows.LoadAsync(sql, id))!;
        },
        Durability.Full,
        cancellationToken);

    public Task<Need?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(sql => NeedRows.LoadAsync(sql, id), cancellationToken);

    public Task<Need> StepAsync(
        string id,
        string operationId,
        long contentHash,
        Func<Need, (Need Need, NeedStep Step)> decide,
        Func<Need, Need, AuditRecord> record,
        CancellationToken cancellationToken) => database.WriteAsync(
            async sql =>
            {
                await sql.NumberAsync("select state from need where id = @id" + sql.Dialect.ForUpdate, ("id", id));
                var before = await NeedRows.LoadAsync(sql, id) ?? throw new PodiumException(ErrorCodes.NotFound, "There is no such need.");
                var done = await sql.QueryAsync(
                    "select need_id, content_hash from need_step where operation_id = @operation",
                    static row => (NeedId: row.Text(0), Hash: row.Long(1)),
                    ("operation", operationId));
                if (done is [var known])
                {
                    FileSave.RequireFree(known == (id, contentHash) ? FileOutcome.Repeated : FileOutcome.Conflict);
                    return before;
                }

                var (after, step) = decide(before);
                await NeedRows.UpdateAsync(sql, after);
                await NeedRows.InsertStepAsync(sql, operationId, contentHash, id, before.Steps.Length, step);
                await audit.AppendAsync(sql, record(before, after));
                return (await NeedRows.LoadAsync(sql, id))!;
            },
            Durability.Full,
            cancellationToken);

    public Task<NeedPage> ListAsync(NeedQuery query, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var (where, parameters) = Where(query, sql.Dialect);
            var count = await sql.NumberAsync($"select count(*) from need n where {where}", parameters);
            var rows = await NeedRows.QueryAsync(
                sql, $"where {where} order by n.state, n.deadline, n.id limit @count offset @offset", [.. parameters, ("count", query.Count), ("offset", query.Offset)]);
            return new NeedPage(count, rows);
        },
        cancellationToken);

    public Task<ImmutableArray<Need>> ListOpenAsync(string customerId, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        sql => NeedRows.QueryAsync(
            sql, $"where n.customer_id = @customer and n.state <> {(int)NeedState.Closed} order by n.deadline, n.id", ("customer", customerId)),
        cancellationToken);

    private static (string Text, (string Name, object? Value)[] Parameters) Where(NeedQuery query, SqlDialect dialect)
    {
        var conditions = new List<string> { "1 = 1" };
        var parameters = new List<(string, object?)> { ("today", query.Today) };
        if (query.State is { } state)
        {
            conditions.Add("n.state = @state");
            parameters.Add(("state", state));
        }

        if (query.Managers is { } managers)
        {
            var served =
                $"""
                exists (select 1 from assignment_share s where s.customer_id = n.customer_id and {dialect.In("s.manager_id", "managers")}
                  and s.from_day = {CustomerSearch.CurrentDay("s.customer_id")})
                """;
            conditions.Add(
                $"({dialect.In("n.owner_manager_id", "managers")} or {dialect.In("n.unit_id", "units")} or (n.owner_manager_id is null and n.unit_id = @unowned) or {served})");
            parameters.AddRange([("managers", managers), ("units", query.Units), ("unowned", query.UnownedUnit ?? "")]);
        }

        if (query.Owner is { } owner)
        {
            conditions.Add("n.owner_manager_id = @owner");
            parameters.Add(("owner", owner));
        }

        if (query.OnlyWaiting)
        {
            conditions.Add($"(n.owner_manager_id is null or (n.state = {(int)NeedState.Open} and n.deadline < @today))");
        }

        return (string.Join(" and ", conditions), [.. parameters]);
    }
}
