using Podium.Contracts.Errors;
using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

internal sealed class VisitStore(IPodiumDatabase database, AgendaWriter writer, TimeProvider clock) : IVisitStore
{
    private const string ContactColumns = "contact_id, customer_id, manager_id, kind, at, day, result, recorded_by, outcome";

    public Task<Visit?> FindAsync(string visitId, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => VisitRows.FindAsync(sql, visitId), cancellationToken);

    public Task<Visit?> FindRepeatAsync(Operation operation, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => await Operations.FindAsync(sql, operation) is { } known ? await VisitRows.FindAsync(sql, known) : null,
        cancellationToken);

    public async Task<Visit> PlanAsync(VisitPlan plan, Operation operation, CancellationToken cancellationToken)
    {
        var id = await writer.RunAsync(operation, plan.ManagerId, sql => InsertAsync(sql, plan, operation), cancellationToken);
        return await RequireAsync(id, cancellationToken);
    }

    public Task<Visit> MoveAsync(
        Visit visit, (DateTimeOffset Start, DateTimeOffset End, DateOnly Day)? time, string? place, Operation operation, CancellationToken cancellationToken) =>
        ChangeAsync(
            visit,
            operation,
            async (sql, before) =>
            {
                RequireState(before, VisitState.Planned);
                var (start, end, day) = time ?? (before.Start, before.End, before.Day);
                await VisitRows.RefuseOverlapAsync(sql, before.ManagerId, start, end, before.Id);
                await sql.ExecuteAsync(
                    "update visit set starts_at = @start, ends_at = @end, day = @day, place = @place where visit_id = @visit",
                    ("start", start),
                    ("end", end),
                    ("day", day),
                    ("place", place ?? before.Place),
                    ("visit", before.Id));
            },
            cancellationToken);

    public Task<Visit> CancelAsync(Visit visit, string reason, Operation operation, CancellationToken cancellationToken) => ChangeAsync(
        visit,
        operation,
        (sql, before) =>
        {
            RequireState(before, VisitState.Planned);
            return sql.ExecuteAsync(
                $"update visit set state = {(int)VisitState.Cancelled}, reason = @reason where visit_id = @visit", ("reason", reason), ("visit", before.Id));
        },
        cancellationToken);

    public Task<Visit> GoOutAsync(Visit visit, string place, string toWhom, DateTimeOffset until, Operation operation, CancellationToken cancellationToken) => ChangeAsync(
        visit,
        operation,
        async (sql, before) =>
        {
            RequireState(before, VisitState.Planned);
            if (await sql.FirstOrDefaultAsync(
                $"select {VisitRows.Columns} from {VisitRows.From} where v.manager_id = @manager and v.state = {(int)VisitState.Out}",
                VisitRows.Read,
                ("manager", before.ManagerId)) is { } other)
            {
                throw new PodiumException(ErrorCodes.WrongState, $"You are out at {other.CustomerName} ({other.Id}); come back first.");
            }

            await sql.ExecuteAsync(
                $"""
                update visit set state = {(int)VisitState.Out}, out_at = @now, out_place = @place, out_to_whom = @whom, out_until = @until
                where visit_id = @visit
                """,
                ("now", clock.GetUtcNow()),
                ("place", place),
                ("whom", toWhom),
                ("until", until),
                ("visit", before.Id));
        },
        cancellationToken);

    public Task<Visit> ComeBackAsync(Visit visit, Operation operation, CancellationToken cancellationToken) => ChangeAsync(
        visit,
        operation,
        async (sql, before) =>
        {
            RequireState(before, VisitState.Out);
            var now = clock.GetUtcNow();
            await sql.ExecuteAsync($"update visit set state = {(int)VisitState.Back}, back_at = @now where visit_id = @visit", ("now", now), ("visit", before.Id));
            await VisitRows.KeepCallbacksAsync(sql, before.CustomerId, before.ManagerId, now, before.Id);
        },
        cancellationToken);

    public async Task<Contact> AddContactAsync(Contact contact, Operation operation, CancellationToken cancellationToken)
    {
        var id = await writer.RunAsync(operation, contact.ManagerId, sql => InsertAsync(sql, contact), cancellationToken);
        var kept = await database.ReadAsync(
            sql => sql.FirstOrDefaultAsync(SelectContacts("t.contact_id = @contact"), ReadContact, ("contact", id)), cancellationToken);
        return kept ?? throw new InvalidOperationException($"Contact {id} was written and is not there.");
    }

    public Task<IReadOnlyList<Contact>> ListContactsAsync(string customerId, int count, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<Contact>)await sql.QueryAsync(
            SelectContacts("t.customer_id = @customer") + " order by t.at desc, t.contact_id limit @count",
            ReadContact,
            ("customer", customerId),
            ("count", count)),
        cancellationToken);

    public Task<IReadOnlyList<Outing>> ListOutAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<Outing>)await sql.QueryAsync(
            $"""
            select visit_id, manager_id, out_place, out_to_whom, out_at, out_until from visit
            where state = {(int)VisitState.Out} and {sql.Dialect.In("manager_id", "managers")} order by out_at
            """,
            static row => new Outing(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4), row.Instant(5)),
            ("managers", managerIds)),
        cancellationToken);

    /// <summary>Refuses a visit that is in none of the states.</summary>
    internal static void RequireState(Visit visit, params ReadOnlySpan<VisitState> states)
    {
        if (!states.Contains(visit.State))
        {
            throw new PodiumException(ErrorCodes.WrongState, $"This visit is '{JsonName(visit.State)}'; that does not go with what you want.");
        }
    }

    private static string JsonName(VisitState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static string SelectContacts(string where) =>
        $"""
        select t.contact_id, t.customer_id, t.manager_id, t.kind, t.at, t.day, t.result, t.recorded_by, t.outcome,
          (select max(b.due_at) from callback b where b.customer_id = t.customer_id and b.from_ref = t.contact_id)
        from contact t where {where}
        """;

    private static Contact ReadContact(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), (ContactKind)row.Int(3), row.Instant(4), row.Day(5), row.Text(6), row.InstantOrNull(9), row.Text(7),
        row.IsNull(8) ? null : (ContactOutcome)row.Int(8));

    private async Task<Deed> InsertAsync(Sql sql, VisitPlan plan, Operation operation)
    {
        var series = plan.Times.Count > 1 ? Guid.NewGuid().ToString("N") : null;
        Visit? first = null;
        foreach (var (start, end, day) in plan.Times)
        {
            await VisitRows.RefuseOverlapAsync(sql, plan.ManagerId, start, end);
            var visit = new Visit(
                Guid.NewGuid().ToString("N"), plan.CustomerId, "", plan.ManagerId, start, end, day, plan.Place, plan.Purpose, plan.Surprise, VisitState.Planned, series, null, null, null);
            await VisitRows.InsertAsync(sql, visit, operation.Actor, clock.GetUtcNow());
            first ??= visit;
        }

        return new Deed(first!.Id, plan.CustomerId, null, new { first.Start, first.End, first.Place, first.Purpose, plan.Times.Count });
    }

    private async Task<Deed> InsertAsync(Sql sql, Contact contact)
    {
        await sql.ExecuteAsync(
            $"insert into contact ({ContactColumns}, recorded_at) values (@id, @customer, @manager, @kind, @at, @day, @result, @by, @outcome, @now)",
            ("id", contact.Id),
            ("customer", contact.CustomerId),
            ("manager", contact.ManagerId),
            ("kind", contact.Kind),
            ("at", contact.At),
            ("day", contact.Day),
            ("result", contact.Result),
            ("by", contact.RecordedBy),
            ("outcome", contact.Outcome),
            ("now", clock.GetUtcNow()));
        await VisitRows.KeepCallbacksAsync(sql, contact.CustomerId, contact.ManagerId, contact.At, contact.Id);
        if (contact.NextContact is { } next)
        {
            await VisitRows.PromiseAsync(sql, contact.CustomerId, contact.ManagerId, next, contact.Id);
        }

        return new Deed(contact.Id, contact.CustomerId, null, new { contact.Kind, contact.At, contact.Outcome, contact.NextContact });
    }

    private async Task<Visit> ChangeAsync(Visit visit, Operation operation, Func<Sql, Visit, Task> change, CancellationToken cancellationToken)
    {
        await writer.RunAsync(
            operation,
            visit.ManagerId,
            async sql =>
            {
                var before = await VisitRows.RequireAsync(sql, visit.Id);
                await change(sql, before);
                var after = await VisitRows.RequireAsync(sql, visit.Id);
                return new Deed(visit.Id, visit.CustomerId, before, after);
            },
            cancellationToken);
        return await RequireAsync(visit.Id, cancellationToken);
    }

    private async Task<Visit> RequireAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Visit {id} was written and is not there.");
}
