using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

internal sealed class AgendaStore(IPodiumDatabase database, TimeProvider clock) : IAgendaStore
{
    // A sleep of weeks is told in one piece, and still bounded.
    private const int MostDue = 2_000;

    public Task<AgendaMark?> FindAsync(string managerId, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync(
            "select version, told_until from agenda where manager_id = @manager",
            static row => new AgendaMark(row.Long(0), row.InstantOrNull(1)),
            ("manager", managerId)),
        cancellationToken);

    public Task<IReadOnlyList<DueItem>> ReadDueAsync(string managerId, DateTimeOffset after, DateTimeOffset upTo, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var visits = await sql.QueryAsync(
                $"""
                select starts_at, visit_id from visit
                where manager_id = @manager and state = {(int)VisitState.Planned} and starts_at > @after and starts_at <= @upTo order by starts_at limit @count
                """,
                static row => new DueItem(row.Instant(0) - DueTimes.VisitLead, DueKind.Visit, row.Text(1)),
                ("manager", managerId),
                ("after", after + DueTimes.VisitLead),
                ("upTo", upTo + DueTimes.VisitLead),
                ("count", MostDue));
            var callbacks = await sql.QueryAsync(
                "select due_at, callback_id from callback where manager_id = @manager and done_with is null and due_at > @after and due_at <= @upTo order by due_at limit @count",
                static row => new DueItem(row.Instant(0), DueKind.Callback, row.Text(1)),
                ("manager", managerId),
                ("after", after),
                ("upTo", upTo),
                ("count", MostDue));
            return (IReadOnlyList<DueItem>)[.. visits.Concat(callbacks).OrderBy(item => item.At)];
        },
        cancellationToken);

    public Task<DateTimeOffset?> FindNextAsync(string managerId, DateTimeOffset after, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var visit = await sql.FirstOrDefaultAsync(
                $"select min(starts_at) from visit where manager_id = @manager and state = {(int)VisitState.Planned} and starts_at > @after",
                static row => row.InstantOrNull(0),
                ("manager", managerId),
                ("after", after + DueTimes.VisitLead));
            var callback = await sql.FirstOrDefaultAsync(
                "select min(due_at) from callback where manager_id = @manager and done_with is null and due_at > @after",
                static row => row.InstantOrNull(0),
                ("manager", managerId),
                ("after", after));
            return visit - DueTimes.VisitLead is { } early && !(callback < early) ? early : callback;
        },
        cancellationToken);

    public Task<IReadOnlyList<DueItem>> TellAsync(string managerId, IReadOnlyList<DueItem> items, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            // The row first: it is the lock against a second wake-up at the same time.
            await sql.ExecuteAsync("update agenda set told_until = @until where manager_id = @manager", ("until", until), ("manager", managerId));
            var told = new List<DueItem>();
            foreach (var item in items)
            {
                var added = await sql.ExecuteAsync(
                    """
                    insert into agenda_told (manager_id, due_at, kind, ref_id, told_at) values (@manager, @due, @kind, @ref, @now)
                    on conflict (manager_id, due_at, kind, ref_id) do nothing
                    """,
                    ("manager", managerId),
                    ("due", item.At),
                    ("kind", item.Kind),
                    ("ref", item.RefId),
                    ("now", clock.GetUtcNow()));
                if (added == 1)
                {
                    told.Add(item);
                }
            }

            return (IReadOnlyList<DueItem>)told;
        },
        Durability.Full,
        cancellationToken);

    public Task MarkPlannedAsync(string managerId, long version, CancellationToken cancellationToken) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            "update agenda set planned_version = @version where manager_id = @manager and planned_version < @version", ("version", version), ("manager", managerId)),
        Durability.Derived,
        cancellationToken);

    public Task<IReadOnlyList<string>> ListUnplannedAsync(int count, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<string>)await sql.QueryAsync(
            "select manager_id from agenda where planned_version < version order by manager_id limit @count", static row => row.Text(0), ("count", count)),
        cancellationToken);
}
