using Podium.Contracts.Ledger;
using Podium.Grains.Audit;
using Podium.Grains.Handovers;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Handovers;

internal sealed class HandoverStore(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : IHandoverStore
{
    public Task<Handover> MakeAsync(Handover handover, IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await HandoverRows.InsertAsync(sql, handover) == 0)
            {
                return (await FindAsync(sql, handover.Id))!;
            }

            await HandoverRows.AddItemsAsync(sql, handover.Id, customerIds);
            await audit.AppendAsync(sql, new AuditRecord(
                handover.CreatedAt,
                handover.CreatedBy,
                AuditActions.HandoverMade,
                "handover/" + handover.Id,
                After: AuditText.Of(new { handover.GiverId, handover.ReceiverId, handover.From, handover.Reason, handover.AllCustomers, customerIds })));
            return handover;
        },
        Durability.Full,
        cancellationToken);

    public Task<bool> StepAsync(Handover handover, HandoverStep step, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await IsDoneAsync(sql, handover.Id, step.OperationId))
            {
                return true;
            }

            if (await sql.ExecuteAsync(
                """
                update handover set version = @version, state = @state, receiver_id = @receiver, from_day = @from, all_customers = @all
                where id = @id and version = @version - 1
                """,
                ("version", handover.Version),
                ("state", handover.State),
                ("receiver", handover.ReceiverId),
                ("from", handover.From),
                ("all", handover.AllCustomers),
                ("id", handover.Id)) == 0)
            {
                return false;
            }

            await HandoverRows.AddStepAsync(sql, handover, step);
            await ReopenFailedAsync(sql, handover);
            await audit.AppendAsync(sql, new AuditRecord(
                step.At,
                step.Actor,
                AuditActions.HandoverStepped,
                "handover/" + handover.Id,
                After: AuditText.Of(new { handover.State, step.Signer, step.Note })));
            return true;
        },
        Durability.Full,
        cancellationToken);

    public Task<bool> SplitAsync(Handover draft, Handover part, IReadOnlyCollection<string> customerIds, HandoverStep step, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await FindAsync(sql, part.Id) is { } known)
            {
                return (known.GiverId, known.ReceiverId) == (part.GiverId, part.ReceiverId);
            }

            if (await sql.ExecuteAsync(
                "update handover set version = @version, all_customers = @all where id = @id and version = @version - 1",
                ("version", draft.Version),
                ("all", draft.AllCustomers),
                ("id", draft.Id)) == 0)
            {
                return false;
            }

            await sql.ExecuteAsync(
                $"delete from handover_item where handover_id = @id and {sql.Dialect.In("customer_id", "customers")}", ("id", draft.Id), ("customers", customerIds));
            await HandoverRows.InsertAsync(sql, part);
            await HandoverRows.AddItemsAsync(sql, part.Id, customerIds);
            await HandoverRows.AddStepAsync(sql, part, step);
            await audit.AppendAsync(sql, new AuditRecord(
                step.At, step.Actor, AuditActions.HandoverMade, "handover/" + part.Id, After: AuditText.Of(new { draft = draft.Id, part.GiverId, part.ReceiverId, part.From, part.Reason, customerIds })));
            return true;
        },
        Durability.Full,
        cancellationToken);

    public Task<(Handover Handover, HandoverProgress Progress)?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql => await FindAsync(sql, id) is { } handover ? (handover, (await ProgressAsync(sql, [id])).GetValueOrDefault(id, HandoverProgress.None)) : ((Handover, HandoverProgress)?)null,
        cancellationToken);

    public Task<IReadOnlyList<(Handover Handover, HandoverProgress Progress)>> ListAsync(
        IReadOnlyCollection<string> managerIds, HandoverState? state, int count, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
            async sql =>
            {
                var rows = await sql.QueryAsync(
                    $"""
                    select {HandoverRows.Columns} from handover
                    where ({sql.Dialect.In("giver_id", "managers")} or {sql.Dialect.In("receiver_id", "managers")}) {(state is null ? "" : "and state = @state")}
                    order by created_at desc, id limit @count
                    """,
                    Read,
                    ("managers", managerIds),
                    ("state", state),
                    ("count", count));
                var ids = rows.ConvertAll(row => row.Id);
                var (progress, signatures) = (await ProgressAsync(sql, ids), await SignaturesAsync(sql, ids));
                return (IReadOnlyList<(Handover, HandoverProgress)>)rows.ConvertAll(row => (row with { Signatures = [.. signatures[row.Id]] }, progress.GetValueOrDefault(row.Id, HandoverProgress.None)));
            },
            cancellationToken);

    public Task<IReadOnlyList<HandoverItem>> ReadItemsAsync(string id, HandoverItemState? state, string? after, int count, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<HandoverItem>)await sql.QueryAsync(
            $"""
            select customer_id, state, error_code, error from handover_item
            where handover_id = @id and customer_id > @after {(state is null ? "" : "and state = @state")}
            order by customer_id limit @count
            """,
            static row => new HandoverItem(row.Text(0), (HandoverItemState)row.Int(1), row.TextOrNull(2), row.TextOrNull(3)),
            ("id", id),
            ("after", after ?? ""),
            ("state", state),
            ("count", count)),
        cancellationToken);

    public Task AddItemsAsync(string id, IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => HandoverRows.AddItemsAsync(sql, id, customerIds), Durability.Full, cancellationToken);

    public Task MarkAsync(Handover handover, string receiverUnitId, IReadOnlyCollection<HandoverItem> items, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var moved = items.Where(item => item.State == HandoverItemState.Moved).Select(item => item.CustomerId).ToArray();
            var kept = await HandoverFollowUps.MoveAsync(sql, handover, receiverUnitId, moved, clock.GetUtcNow());
            var rows = sql.Dialect.Rows("rows", ("customer_id", ColumnType.Text), ("state", ColumnType.Number), ("error_code", ColumnType.Text), ("error", ColumnType.Text));
            return await sql.ExecuteAsync(
                $"""
                update handover_item set state = r.state, error_code = r.error_code, error = r.error
                from (select customer_id, state, error_code, error from {rows} x) r
                where handover_item.handover_id = @id and handover_item.customer_id = r.customer_id
                """,
                ("id", handover.Id),
                ("rows", SqlDialect.ToRows(items.Select(item => kept.GetValueOrDefault(item.CustomerId, item)), static item => [item.CustomerId, item.State, item.ErrorCode, item.Error])));
        },
        Durability.Full,
        cancellationToken);

    public Task<IReadOnlyList<string>> FindDueAsync(DateOnly today, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<string>)await sql.QueryAsync(
            "select id from handover where state in (@signed, @running) and from_day <= @today order by from_day, id",
            static row => row.Text(0),
            ("signed", HandoverState.Signed),
            ("running", HandoverState.Running),
            ("today", today)),
        cancellationToken);

    public Task<IReadOnlyList<string>> FindCustomersAsync(string managerId, DateOnly day, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => HandoverRows.FindCustomersAsync(sql, managerId, day), cancellationToken);

    public Task<IReadOnlyDictionary<EntryKind, LevelSum>> SumLevelsAsync(string id, string giverId, DateOnly day, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var sums = await sql.QueryAsync(
                """
                select l.kind, cast(sum(l.amount) as bigint), sum(l.quantity) from ledger l join handover_item i on i.customer_id = l.customer_id and i.handover_id = @id
                where l.manager_id = @giver and l.value_date <= @day
                group by l.kind
                """,
                static row => KeyValuePair.Create((EntryKind)row.Int(0), new LevelSum(row.Long(1), row.Long(2))),
                ("id", id),
                ("giver", giverId),
                ("day", day));
            return (IReadOnlyDictionary<EntryKind, LevelSum>)new Dictionary<EntryKind, LevelSum>(sums);
        },
        cancellationToken);

    public Task<bool> IsDoneAsync(string id, string operationId, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => IsDoneAsync(sql, id, operationId), cancellationToken);

    private static async Task<bool> IsDoneAsync(Sql sql, string id, string operationId) =>
        await sql.NumberAsync("select count(*) from handover_step where operation_id = @operation and handover_id = @id", ("operation", operationId), ("id", id)) == 1;

    private static async Task<Handover?> FindAsync(Sql sql, string id) =>
        await sql.FirstOrDefaultAsync($"select {HandoverRows.Columns} from handover where id = @id", Read, ("id", id)) is { } handover
            ? handover with { Signatures = [.. (await SignaturesAsync(sql, [id]))[id]] }
            : null;

    private static async Task<ILookup<string, HandoverSignature>> SignaturesAsync(Sql sql, IReadOnlyCollection<string> ids) => (await sql.QueryAsync(
        $"select handover_id, signer, actor, at, note from handover_step where {sql.Dialect.In("handover_id", "ids")} and signer is not null order by handover_id, version",
        static row => (Id: row.Text(0), Signature: new HandoverSignature((HandoverSigner)row.Int(1), row.Text(2), row.Instant(3), row.TextOrNull(4))),
        ("ids", ids))).ToLookup(row => row.Id, row => row.Signature, StringComparer.Ordinal);

    private static async Task<Dictionary<string, HandoverProgress>> ProgressAsync(Sql sql, IReadOnlyCollection<string> ids)
    {
        var counts = await sql.QueryAsync(
            $"select handover_id, state, count(*) from handover_item where {sql.Dialect.In("handover_id", "ids")} group by handover_id, state",
            static row => (Id: row.Text(0), State: (HandoverItemState)row.Int(1), Count: (int)row.Long(2)),
            ("ids", ids));
        return counts.GroupBy(row => row.Id, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => new HandoverProgress(Of(group, HandoverItemState.Waiting), Of(group, HandoverItemState.Moved), Of(group, HandoverItemState.Failed)),
            StringComparer.Ordinal);

        static int Of(IEnumerable<(string Id, HandoverItemState State, int Count)> rows, HandoverItemState state) => rows.FirstOrDefault(row => row.State == state).Count;
    }

    /// <summary>A run takes up again what failed in the one before.</summary>
    private static Task<int> ReopenFailedAsync(Sql sql, Handover handover) => handover.State != HandoverState.Running
        ? Task.FromResult(0)
        : sql.ExecuteAsync(
            "update handover_item set state = @waiting, error_code = null, error = null where handover_id = @id and state = @failed",
            ("waiting", HandoverItemState.Waiting),
            ("id", handover.Id),
            ("failed", HandoverItemState.Failed));

    private static Handover Read(Row row) => new(
        row.Text(0),
        row.Int(1),
        row.Text(2),
        row.Text(3),
        row.Text(4),
        row.Day(5),
        row.Bool(6),
        (HandoverState)row.Int(7),
        [],
        row.Text(8),
        row.Instant(9));
}
