using System.Security.Cryptography;
using System.Text.Json;
using Podium.Grains.Audit;
using Podium.Grains.Demerits;
using Podium.Silo.Audit;
using Podium.Silo.Database;
using Podium.Silo.Handovers;

namespace Podium.Silo.Demerits;

internal sealed class DemeritStore(IPodiumDatabase database, AuditTrail audit) : IDemeritStore
{
    private const string Columns =
        "id, version, manager_id, fault, fault_version, points, disqualifies, fault_day, evidence, customer_id, rule_key, state, recorded_by, recorded_at";

    private static readonly string Counted = $"state in ({(int)DemeritState.Recorded}, {(int)DemeritState.Contested}, {(int)DemeritState.Upheld})";

    public Task<IReadOnlyList<FaultVersion>> ReadCatalogueAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => StandardFaults.With(await sql.QueryAsync(
            "select definition, version, from_day, changed_by, changed_at from demerit_fault order by changed_at, code",
            static row => new FaultVersion(JsonSerializer.Deserialize<Fault>(row.Text(0))!, row.Int(1), row.Day(2), row.Text(3), row.Instant(4)))),
        cancellationToken);

    public Task<FaultVersion> SaveFaultAsync(Fault fault, DateOnly from, string actor, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var version = 1 + (int)await sql.NumberAsync("select max(version) from demerit_fault where code = @code", ("code", fault.Code));
            var saved = new FaultVersion(fault, version, from, actor, at);
            await InsertFaultAsync(sql, saved);
            await audit.AppendAsync(sql, new AuditRecord(at, actor, AuditActions.FaultChanged, "fault/" + fault.Code, After: AuditText.Of(saved)));
            return saved;
        },
        Durability.Full,
        cancellationToken);

    public Task<Demerit> RecordAsync(Demerit demerit, DateOnly today, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await InsertAsync(sql, demerit) == 1)
            {
                await AddStepAsync(sql, demerit, demerit.Id, demerit.RecordedBy, demerit.Evidence, demerit.RecordedAt);
                if (demerit.Disqualifies)
                {
                    await sql.ExecuteAsync(
                        "update user_account set active = @inactive, security_stamp = @stamp where manager_id = @manager",
                        ("inactive", false),
                        ("stamp", Convert.ToHexString(RandomNumberGenerator.GetBytes(16))),
                        ("manager", demerit.ManagerId));
                    await HandoverRows.DraftAsync(sql, audit, demerit, today);
                }

                await audit.AppendAsync(sql, Record(demerit, AuditActions.DemeritRecorded, demerit.RecordedBy, demerit.RecordedAt));
                return demerit;
            }

            return (await sql.FirstOrDefaultAsync(
                $"select {Columns} from demerit where id = @id or rule_key = @rule", Read, ("id", demerit.Id), ("rule", demerit.RuleKey)))!;
        },
        Durability.Full,
        cancellationToken);

    public Task<bool> StepAsync(Demerit demerit, string operationId, string actor, string note, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql =>
            {
                if (await sql.NumberAsync("select count(*) from demerit_step where operation_id = @operation and demerit_id = @id", ("operation", operationId), ("id", demerit.Id)) == 1)
                {
                    return true;
                }

                if (await sql.ExecuteAsync(
                    "update demerit set version = @version, state = @state, points = @points where id = @id and version = @version - 1",
                    ("version", demerit.Version),
                    ("state", demerit.State),
                    ("points", demerit.Points),
                    ("id", demerit.Id)) == 0)
                {
                    return false;
                }

                await AddStepAsync(sql, demerit, operationId, actor, note, at);
                await audit.AppendAsync(sql, Record(demerit, AuditActions.DemeritStepped, actor, at));
                return true;
            },
            Durability.Full,
            cancellationToken);

    public Task<(Demerit Demerit, IReadOnlyList<DemeritStep> Steps)?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            if (await sql.FirstOrDefaultAsync($"select {Columns} from demerit where id = @id", Read, ("id", id)) is not { } demerit)
            {
                return ((Demerit, IReadOnlyList<DemeritStep>)?)null;
            }

            return (demerit, await sql.QueryAsync(
                "select version, operation_id, at, actor, state, points, note from demerit_step where demerit_id = @id order by version",
                static row => new DemeritStep(row.Int(0), row.Text(1), row.Instant(2), row.Text(3), (DemeritState)row.Int(4), row.Int(5), row.Text(6)),
                ("id", id)));
        },
        cancellationToken);

    public Task<(int Count, IReadOnlyList<Demerit> Rows)> ListAsync(DemeritQuery query, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var where = sql.Dialect.In("manager_id", "managers")
                + (query.Year is null ? "" : " and fault_day between @from and @to")
                + (query.State is null ? "" : " and state = @state");
            (string, object?)[] parameters =
            [
                ("managers", query.ManagerIds),
                ("from", new DateOnly(query.Year ?? 1, 1, 1)),
                ("to", new DateOnly(query.Year ?? 1, 12, 31)),
                ("state", query.State),
            ];
            var count = await sql.NumberAsync($"select count(*) from demerit where {where}", parameters);
            var rows = await sql.QueryAsync(
                $"select {Columns} from demerit where {where} order by fault_day desc, recorded_at desc, id limit @count offset @offset",
                Read,
                [.. parameters, ("count", query.Count), ("offset", query.Offset)]);
            return ((int)count, (IReadOnlyList<Demerit>)rows);
        },
        cancellationToken);

    public Task<IReadOnlyList<DemeritPoints>> SumAsync(IReadOnlyCollection<string> managerIds, int year, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<DemeritPoints>)await sql.QueryAsync(
            $"""
            select manager_id, sum(points), sum(case when state = @contested then points else 0 end), count(*), sum(case when disqualifies then 1 else 0 end)
            from demerit
            where {sql.Dialect.In("manager_id", "managers")} and fault_day between @from and @to and {Counted}
            group by manager_id order by 2 desc, manager_id
            """,
            static row => new DemeritPoints(row.Text(0), (int)row.Long(1), (int)row.Long(2), (int)row.Long(3), row.Long(4) > 0),
            ("managers", managerIds),
            ("contested", DemeritState.Contested),
            ("from", new DateOnly(year, 1, 1)),
            ("to", new DateOnly(year, 12, 31))),
        cancellationToken);

    private static Task<int> InsertFaultAsync(Sql sql, FaultVersion version) => sql.ExecuteAsync(
        """
        insert into demerit_fault (code, version, from_day, definition, changed_by, changed_at) values (@code, @version, @from, @definition, @by, @at)
        """,
        ("code", version.Fault.Code),
        ("version", version.Version),
        ("from", version.From),
        ("definition", JsonSerializer.Serialize(version.Fault)),
        ("by", version.ChangedBy),
        ("at", version.ChangedAt));

    private static Task<int> InsertAsync(Sql sql, Demerit demerit) => sql.ExecuteAsync(
        $"""
        insert into demerit ({Columns})
        values (@id, @version, @manager, @fault, @fault_version, @points, @disqualifies, @day, @evidence, @customer, @rule, @state, @by, @at)
        on conflict do nothing
        """,
        ("id", demerit.Id),
        ("version", demerit.Version),
        ("manager", demerit.ManagerId),
        ("fault", demerit.Fault),
        ("fault_version", demerit.FaultVersion),
        ("points", demerit.Points),
        ("disqualifies", demerit.Disqualifies),
        ("day", demerit.Day),
        ("evidence", demerit.Evidence),
        ("customer", demerit.CustomerId),
        ("rule", demerit.RuleKey),
        ("state", demerit.State),
        ("by", demerit.RecordedBy),
        ("at", demerit.RecordedAt));

    private static Task<int> AddStepAsync(Sql sql, Demerit demerit, string operationId, string actor, string note, DateTimeOffset at) => sql.ExecuteAsync(
        "insert into demerit_step (demerit_id, version, operation_id, at, actor, state, points, note) values (@id, @version, @operation, @at, @actor, @state, @points, @note)",
        ("id", demerit.Id),
        ("version", demerit.Version),
        ("operation", operationId),
        ("at", at),
        ("actor", actor),
        ("state", demerit.State),
        ("points", demerit.Points),
        ("note", note));

    private static AuditRecord Record(Demerit demerit, string action, string actor, DateTimeOffset at) =>
        new(at, actor, action, "demerit/" + demerit.Id, demerit.CustomerId, After: AuditText.Of(demerit));

    private static Demerit Read(Row row) => new(
        row.Text(0),
        row.Int(1),
        row.Text(2),
        row.Text(3),
        row.Int(4),
        row.Int(5),
        row.Bool(6),
        row.Day(7),
        row.Text(8),
        row.TextOrNull(9),
        row.TextOrNull(10),
        (DemeritState)row.Int(11),
        row.Text(12),
        row.Instant(13));
}
