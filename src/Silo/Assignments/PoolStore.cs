using Podium.Contracts.Customers;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Silo.Audit;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

internal sealed class PoolStore(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : IPoolStore
{
    public Task<(DateOnly First, DateOnly? JudgedUntil)> BeginAsync(DateOnly today, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("insert into pool_sweep (id, first_day, judged_until) values (1, @today, @none) on conflict do nothing", ("today", today), ("none", DateOnly.MinValue));

            // A bank's date may be set back before it begins to work.
            await sql.ExecuteAsync("update pool_sweep set first_day = @today, judged_until = @none where first_day > @today", ("today", today), ("none", DateOnly.MinValue));
            return await sql.FirstOrDefaultAsync(
                "select first_day, judged_until from pool_sweep", static row => (row.Day(0), row.Day(1) is var judged && judged == DateOnly.MinValue ? (DateOnly?)null : judged));
        },
        Durability.Full,
        cancellationToken);

    public Task<IReadOnlyList<PoolFacts>> ReadQuietAsync(DateOnly since, DateOnly today, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(sql => QuietRows.ReadAsync(sql, since, today), cancellationToken);

    public Task<IReadOnlyDictionary<string, PoolWarning>> ReadWarningsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyDictionary<string, PoolWarning>)(await sql.QueryAsync(
            "select customer_id, manager_id, base_day, warned_on, return_on, kept_by from pool_warning",
            static row => new PoolWarning(row.Text(0), row.Text(1), row.Day(2), row.Day(3), row.Day(4), row.TextOrNull(5)))).ToDictionary(w => w.CustomerId, StringComparer.Ordinal),
        cancellationToken);

    public Task SaveJudgedAsync(
        IReadOnlyCollection<PoolWarning> warnings, IReadOnlyCollection<PoolWarning> added, DateOnly today, CancellationToken cancellationToken) => database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync($"delete from pool_warning where not exists ({Leaving("pool_warning.customer_id")})", ("today", today));
                var rows = sql.Dialect.Rows(
                    "rows",
                    ("customer_id", ColumnType.Text), ("manager_id", ColumnType.Text), ("base_day", ColumnType.Day), ("warned_on", ColumnType.Day), ("return_on", ColumnType.Day), ("kept_by", ColumnType.Text));
                await sql.ExecuteAsync(
                    $"""
                    insert into pool_warning (customer_id, manager_id, base_day, warned_on, return_on, kept_by)
                    select customer_id, manager_id, base_day, warned_on, return_on, kept_by from {rows} x where true
                    on conflict (customer_id) do nothing
                    """,
                    ("rows", SqlDialect.ToRows(warnings, static w => [w.CustomerId, w.ManagerId, w.BaseDay, w.WarnedOn, w.ReturnOn, w.KeptBy])));
                await sql.ExecuteAsync("update pool_sweep set judged_until = @today where judged_until < @today", ("today", today));
                var now = clock.GetUtcNow();
                foreach (var warning in added)
                {
                    await audit.AppendAsync(sql, new AuditRecord(now, "rule", AuditActions.PoolWarned, "customer/" + warning.CustomerId, warning.CustomerId, After: AuditText.Of(warning)));
                }

                return 0;
            },
            Durability.Full,
            cancellationToken);

    public Task EnterAsync(PoolEntry entry, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var now = clock.GetUtcNow();
            var added = await sql.ExecuteAsync(
                """
                insert into pool_entry (customer_id, from_day, reason, note, actor, at) values (@customer, @from, @reason, @note, @actor, @at)
                on conflict (customer_id, from_day) do nothing
                """,
                ("customer", entry.CustomerId),
                ("from", entry.From),
                ("reason", entry.Reason),
                ("note", entry.Note),
                ("actor", entry.Actor),
                ("at", now));
            if (added == 1)
            {
                await audit.AppendAsync(sql, new AuditRecord(now, entry.Actor, AuditActions.PoolEntered, "customer/" + entry.CustomerId, entry.CustomerId, After: AuditText.Of(entry)));
            }

            return added;
        },
        Durability.Full,
        cancellationToken);

    public Task<(long Count, IReadOnlyList<PoolCustomer> Rows)> ListAsync(PoolQuery query, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var where = $"{sql.Dialect.In("c.home_unit_id", "units")} and not exists ({Served("c.customer_id")}){(query.Tier is null ? "" : " and c.tier = @tier")}";
            (string, object?)[] parameters = [("units", query.UnitIds), ("today", query.Today), ("tier", query.Tier)];
            var count = await sql.NumberAsync($"select count(*) from customer c where {where}", parameters);
            var rows = await sql.QueryAsync(
                $"""
                select x.customer_id, x.name, x.kind, x.tier, x.industry, x.home_unit_id, x.since, x.from_day, e.reason, coalesce(e.note, '')
                from (select c.*, {CustomerSearch.CurrentDay("c.customer_id")} as from_day from customer c where {where}) x
                  left join pool_entry e on e.customer_id = x.customer_id and e.from_day = x.from_day
                order by coalesce(x.from_day, x.since), x.customer_id limit @count offset @offset
                """,
                static row => new PoolCustomer(
                    row.Text(0), row.Text(1), (CustomerKind)row.Int(2), (Tier)row.Int(3), row.TextOrNull(4), row.Text(5), row.IsNull(7) ? row.Day(6) : row.Day(7),
                    row.IsNull(8) ? PoolReason.NeverServed : (PoolReason)row.Int(8), row.Text(9), []),
                [.. parameters, ("count", query.Count), ("offset", query.Offset)]);
            var past = await PoolPasts.ReadAsync(sql, [.. rows.Select(r => r.CustomerId)], query.Today);
            return (count, (IReadOnlyList<PoolCustomer>)rows.ConvertAll(row => past.TryGetValue(row.CustomerId, out var before)
                ? row with { Before = before.ManagerIds, Reason = row.Reason == PoolReason.NeverServed && before.ManagerIds.Length > 0 ? PoolReason.Unassigned : row.Reason }
                : row));
        },
        cancellationToken);

    public Task<IReadOnlyList<ReturningCustomer>> ListReturningAsync(IReadOnlyCollection<string> managerIds, DateOnly today, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<ReturningCustomer>)await sql.QueryAsync(
            $"""
            select w.customer_id, w.manager_id, w.base_day, w.warned_on, w.return_on, w.kept_by, c.name, c.tier, ({Leaving("w.customer_id", "min(z.from_day)")})
            from pool_warning w join customer c on c.customer_id = w.customer_id
            where {sql.Dialect.In("w.manager_id", "managers")} and exists ({Served("w.customer_id")} and s.manager_id = w.manager_id)
              and not exists (select 1 from contact k where k.customer_id = w.customer_id and k.day > w.base_day)
              and not exists (select 1 from visit v where v.customer_id = w.customer_id and v.day > w.base_day and v.state in ({QuietRows.Happened}))
            order by w.return_on, w.customer_id
            """,
            static row => new ReturningCustomer(
                new PoolWarning(row.Text(0), row.Text(1), row.Day(2), row.Day(3), row.Day(4), row.TextOrNull(5), row.IsNull(8) ? null : row.Day(8)), row.Text(6), (Tier)row.Int(7)),
            ("managers", managerIds),
            ("today", today)),
        cancellationToken);

    public Task<PoolLimits> GetLimitsAsync(string managerId, AssignmentRules rules, PoolRules pool, DateOnly today, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(sql => PoolClaimRows.LimitsAsync(sql, managerId, rules, pool, today), cancellationToken);

    public Task<PoolClaim> ReserveAsync(PoolClaim claim, AssignmentRules rules, PoolRules pool, CancellationToken cancellationToken) => database.WriteAsync(
        sql => PoolClaimRows.ReserveAsync(sql, claim, rules, pool, clock.GetUtcNow()), Durability.Full, cancellationToken);

    public Task SettleAsync(PoolClaim claim, PoolClaimState state, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var settled = await sql.ExecuteAsync(
                "update pool_claim set state = @state where operation_id = @operation and state = @reserved",
                ("state", state),
                ("operation", claim.OperationId),
                ("reserved", PoolClaimState.Reserved));
            if (settled == 1 && state == PoolClaimState.Done)
            {
                await audit.AppendAsync(sql, new AuditRecord(
                    clock.GetUtcNow(), claim.Actor, AuditActions.PoolClaimed, "customer/" + claim.CustomerId, claim.CustomerId, After: AuditText.Of(claim with { State = state })));
            }

            return settled;
        },
        Durability.Full,
        cancellationToken);

    public Task<IReadOnlyList<PoolClaim>> ReadUnsettledAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<PoolClaim>)await sql.QueryAsync(
            $"select {PoolClaimRows.Columns} from pool_claim where state = @reserved and at < @before order by at", PoolClaimRows.Read, ("reserved", PoolClaimState.Reserved), ("before", before)),
        cancellationToken);

    private static string Served(string customer) =>
        $"select 1 from assignment_share s where s.customer_id = {customer} and s.from_day = {CustomerSearch.CurrentDay(customer)}";

    /// <summary>An assignment to nobody on a later day.</summary>
    private static string Leaving(string customer, string column = "1") =>
        $"""
        select {column} from assignment z where z.customer_id = {customer} and z.from_day > @today
          and not exists (select 1 from assignment_share y where y.customer_id = z.customer_id and y.from_day = z.from_day)
        """;
}
