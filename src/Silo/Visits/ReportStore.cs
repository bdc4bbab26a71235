using System.Text.Json;
using Podium.Contracts.Errors;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Database;
using Podium.Silo.Needs;

namespace Podium.Silo.Visits;

internal sealed class ReportStore(IPodiumDatabase database, AgendaWriter writer, TimeProvider clock) : IReportStore
{
    private const string Columns =
        "r.visit_id, r.version, r.state, r.late, r.content, r.submitted_by, r.submitted_at, r.decided_by, r.decided_at, r.reason";

    public Task<VisitReport?> FindAsync(string visitId, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => FindAsync(sql, visitId), cancellationToken);

    public Task<string?> FindLastStepAsync(Visit visit, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var last = await sql.FirstOrDefaultAsync(
                $"""
                select {Columns} from visit v join visit_report r on r.visit_id = v.visit_id
                where v.customer_id = @customer and v.starts_at < @start and r.state <> {(int)ReportState.Draft}
                order by v.starts_at desc limit 1
                """,
                static row => Read(row, 0),
                ("customer", visit.CustomerId),
                ("start", visit.Start));
            return last?.Content.NextStep;
        },
        cancellationToken);

    public async Task<VisitReport> SaveDraftAsync(Visit visit, ReportContent content, CancellationToken cancellationToken)
    {
        var saved = await database.WriteAsync(
            sql => sql.ExecuteAsync(
                $"""
                insert into visit_report (visit_id, version, state, late, content) values (@visit, 0, {(int)ReportState.Draft}, @late, @content)
                on conflict (visit_id) do update set content = excluded.content where visit_report.state in ({(int)ReportState.Draft}, {(int)ReportState.Returned})
                """,
                ("visit", visit.Id),
                ("late", false),
                ("content", JsonSerializer.Serialize(content))),
            Durability.Full,
            cancellationToken);
        return saved == 1
            ? await RequireAsync(visit.Id, cancellationToken)
            : throw new PodiumException(ErrorCodes.WrongState, "This report was submitted already; it can be changed when the branch head returns it.");
    }

    public Task<VisitReport> SubmitAsync(Visit visit, ReportContent content, bool late, Operation operation, CancellationToken cancellationToken) =>
        ChangeAsync(visit, operation, (sql, before) => SubmitAsync(sql, before, content, late, operation), cancellationToken);

    public Task<VisitReport> DecideAsync(Visit visit, long version, string? returnedBecause, Operation operation, CancellationToken cancellationToken) =>
        ChangeAsync(visit, operation, (sql, _) => DecideAsync(sql, visit.Id, version, returnedBecause, operation), cancellationToken);

    public Task<IReadOnlyList<ReportedVisit>> ListAsync(
        ReportState state, IReadOnlyCollection<string>? managerIds, int count, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<ReportedVisit>)await sql.QueryAsync(
            $"""
            select {VisitRows.Columns}, {Columns} from {VisitRows.From} join visit_report r on r.visit_id = v.visit_id
            where r.state = @state{(managerIds is null ? "" : " and " + sql.Dialect.In("v.manager_id", "managers"))}
            order by r.submitted_at, r.visit_id limit @count
            """,
            static row => new ReportedVisit(VisitRows.Read(row), Read(row, 15)),
            managerIds is null ? [("state", state), ("count", count)] : [("state", state), ("count", count), ("managers", managerIds)]),
        cancellationToken);

    private async Task<Deed> SubmitAsync(Sql sql, Visit visit, ReportContent content, bool late, Operation operation)
    {
        var now = clock.GetUtcNow();
        VisitStore.RequireState(visit, VisitState.Planned, VisitState.Out, VisitState.Back, VisitState.Returned);
        if (visit.State == VisitState.Planned && visit.Start > now)
        {
            throw new PodiumException(ErrorCodes.WrongState, "This visit has not begun; its report is written afterwards.");
        }

        await sql.ExecuteAsync(
            $"""
            insert into visit_report (visit_id, version, state, late, content, submitted_by, submitted_at)
            values (@visit, 1, {(int)ReportState.Waiting}, @late, @content, @actor, @now)
            on conflict (visit_id) do update set version = visit_report.version + 1, state = excluded.state, content = excluded.content,
              late = case when visit_report.submitted_at is null then excluded.late else visit_report.late end,
              submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at, decided_by = null, decided_at = null, reason = null
            """,
            ("visit", visit.Id),
            ("late", late),
            ("content", JsonSerializer.Serialize(content)),
            ("actor", operation.Actor),
            ("now", now));
        await sql.ExecuteAsync(
            $"update visit set state = {(int)VisitState.Reported}, back_at = coalesce(back_at, @now), reason = null where visit_id = @visit",
            ("now", now),
            ("visit", visit.Id));
        await VisitRows.KeepCallbacksAsync(sql, visit.CustomerId, visit.ManagerId, visit.End, visit.Id);
        await sql.ExecuteAsync("delete from callback where from_ref = @visit and done_with is null", ("visit", visit.Id));
        if (content.NextContact is { } next)
        {
            await VisitRows.PromiseAsync(sql, visit.CustomerId, visit.ManagerId, next, visit.Id);
        }

        await AddNeedsAsync(sql, visit, content, operation, now);
        return new Deed(visit.Id, visit.CustomerId, null, content);
    }

    // A report that is submitted anew adds the needs that are new in it.
    private static async Task AddNeedsAsync(Sql sql, Visit visit, ReportContent content, Operation operation, DateTimeOffset now)
    {
        for (var i = 0; i < content.Needs.Length; i++)
        {
            var entry = content.Needs[i];
            var need = new Need(
                Guid.NewGuid().ToString("N"), visit.CustomerId, visit.CustomerName, Enum.Parse<NeedKind>(entry.Kind, ignoreCase: true), entry.Text, entry.Amount,
                entry.Deadline ?? visit.Day.AddDays(1), visit.ManagerId, operation.UnitId ?? "", NeedState.Open, null, null, operation.Actor, now, null, null, []);
            await NeedRows.InsertAsync(sql, $"report-{visit.Id}-{i}", 0, need);
        }
    }

    private async Task<Deed> DecideAsync(Sql sql, string visitId, long version, string? reason, Operation operation)
    {
        var before = await FindAsync(sql, visitId) ?? throw new PodiumException(ErrorCodes.NotFound, "There is no such report, or it is not within your scope.");
        if (before.State is ReportState.Confirmed or ReportState.Returned)
        {
            var what = before.State == ReportState.Confirmed ? "confirmed" : "returned";
            throw new PodiumException(ErrorCodes.AlreadyDecided, $"{before.DecidedBy} has {what} this report.", other: before.DecidedBy);
        }

        if (before.State != ReportState.Waiting || before.Version != version)
        {
            throw new PodiumException(ErrorCodes.VersionChanged, "The report was changed meanwhile; read it again.", "version");
        }

        var (report, visit) = reason is null ? (ReportState.Confirmed, VisitState.Confirmed) : (ReportState.Returned, VisitState.Returned);
        await sql.ExecuteAsync(
            "update visit_report set state = @state, decided_by = @actor, decided_at = @now, reason = @reason where visit_id = @visit",
            ("state", report),
            ("actor", operation.Actor),
            ("now", clock.GetUtcNow()),
            ("reason", reason),
            ("visit", visitId));
        await sql.ExecuteAsync("update visit set state = @state, reason = @reason where visit_id = @visit", ("state", visit), ("reason", reason), ("visit", visitId));
        var decided = await VisitRows.RequireAsync(sql, visitId);
        return new Deed(visitId, decided.CustomerId, new { before.State, before.Version }, new { State = report, Reason = reason });
    }

    private async Task<VisitReport> ChangeAsync(Visit visit, Operation operation, Func<Sql, Visit, Task<Deed>> change, CancellationToken cancellationToken)
    {
        await writer.RunAsync(operation, visit.ManagerId, async sql => await change(sql, await VisitRows.RequireAsync(sql, visit.Id)), cancellationToken);
        return await RequireAsync(visit.Id, cancellationToken);
    }

    private async Task<VisitReport> RequireAsync(string visitId, CancellationToken cancellationToken) =>
        await FindAsync(visitId, cancellationToken) ?? throw new InvalidOperationException($"The report of {visitId} was written and is not there.");

    private static Task<VisitReport?> FindAsync(Sql sql, string visitId) =>
        sql.FirstOrDefaultAsync($"select {Columns} from visit_report r where r.visit_id = @visit", static row => Read(row, 0), ("visit", visitId));

    private static VisitReport Read(Row row, int first) => new(
        row.Text(first),
        row.Long(first + 1),
        (ReportState)row.Int(first + 2),
        row.Bool(first + 3),
        JsonSerializer.Deserialize<ReportContent>(row.Text(first + 4))!,
        row.TextOrNull(first + 5),
        row.InstantOrNull(first + 6),
        row.TextOrNull(first + 7),
        row.InstantOrNull(first + 8),
        row.TextOrNull(first + 9));
}
