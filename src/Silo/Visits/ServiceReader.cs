using Podium.Contracts.Customers;
using Podium.Grains.Messages;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

internal sealed class ServiceReader(IPodiumDatabase database) : IServiceReader
{
    // Beyond this many customers one pass over what was done costs less than naming them all.
    private const int MostNamed = 5_000;

    private static readonly string Happened = $"{(int)VisitState.Back}, {(int)VisitState.Reported}, {(int)VisitState.Confirmed}, {(int)VisitState.Returned}";
    private static readonly string Ahead = $"{(int)VisitState.Planned}, {(int)VisitState.Out}";

    public Task<IReadOnlyList<ServedCustomer>> ReadCustomersAsync(
        IReadOnlyCollection<string>? managerIds, DateOnly from, DateOnly today, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        sql => managerIds is null
            ? ReadAsync(sql, "1 = 1", [], from, today)
            : ReadAsync(sql, sql.Dialect.In("s.manager_id", "managers"), [("managers", managerIds)], from, today),
        cancellationToken);

    public async Task<ServedCustomer?> FindCustomerAsync(string customerId, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await database.ReadSnapshotAsync(sql => ReadAsync(sql, "s.customer_id = @customer", [("customer", customerId)], from, today), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<AgendaVisit>> ReadVisitsAsync(string managerId, DateOnly from, DateOnly to, CancellationToken cancellationToken) => VisitsAsync(
        $"v.manager_id = @manager and v.day >= @from and v.day <= @to and v.state <> {(int)VisitState.Cancelled}",
        cancellationToken,
        ("manager", managerId),
        ("from", from),
        ("to", to));

    public Task<IReadOnlyList<AgendaVisit>> ReadUnreportedAsync(string managerId, DateTimeOffset before, CancellationToken cancellationToken) => VisitsAsync(
        $"v.manager_id = @manager and v.starts_at < @before and v.state in ({Ahead}, {(int)VisitState.Back}, {(int)VisitState.Returned})",
        cancellationToken,
        ("manager", managerId),
        ("before", before));

    public Task<IReadOnlyList<Callback>> ReadCallbacksAsync(string managerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<Callback>)await sql.QueryAsync(
            """
            select b.callback_id, b.customer_id, c.name, c.tier, b.due_at, b.done_with from callback b join customer c on c.customer_id = b.customer_id
            where b.manager_id = @manager and b.due_at < @to and (b.due_at >= @from or b.done_with is null) order by b.due_at
            """,
            static row => new Callback(row.Text(0), row.Text(1), row.Text(2), (Tier)row.Int(3), row.Instant(4), row.TextOrNull(5)),
            ("manager", managerId),
            ("from", from),
            ("to", to)),
        cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ReadContactedAsync(string managerId, DateOnly day, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            // Thanks that wait for their hour are said; a greeting that planned itself counts once it is out.
            var rows = await sql.QueryAsync(
                $"""
                select customer_id, contact_id, at from contact where manager_id = @manager and day = @day
                union all
                select customer_id, 'message/' || id, created_at from message where manager_id = @manager and day = @day
                  and ((kind = {(int)MessageKind.Thanks} and state in ({(int)MessageState.Queued}, {(int)MessageState.Sending}))
                    or (kind in ({(int)MessageKind.Thanks}, {(int)MessageKind.Birthday}) and state in ({(int)MessageState.Sent}, {(int)MessageState.Delivered})))
                order by 3
                """,
                static row => (Customer: row.Text(0), Contact: row.Text(1)),
                ("manager", managerId),
                ("day", day));
            return (IReadOnlyDictionary<string, string>)rows.GroupBy(r => r.Customer, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Last().Contact, StringComparer.Ordinal);
        },
        cancellationToken);

    public Task<IReadOnlyList<OwedAnswer>> ReadAnswersOwedAsync(string managerId, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<OwedAnswer>)await sql.QueryAsync(
            $"""
            select n.id, n.customer_id, c.name, c.tier, n.text, n.deadline from need n join customer c on c.customer_id = n.customer_id
            where n.owner_manager_id = @manager and n.state = {(int)NeedState.Open} order by n.deadline, n.id
            """,
            static row => new OwedAnswer(row.Text(0), row.Text(1), row.Text(2), (Tier)row.Int(3), row.Text(4), row.Day(5)),
            ("manager", managerId)),
        cancellationToken);

    public Task<IReadOnlyList<(string CustomerId, Birthday Birthday)>> ReadBirthdaysAsync(IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<(string, Birthday)>)await sql.QueryAsync(
            $"select customer_id, calendar, month, day, year, leap_month from customer_birthday where ordinal = 0 and {sql.Dialect.In("customer_id", "customers")}",
            static row => (row.Text(0), new Birthday((BirthdayCalendar)row.Int(1), row.Int(2), row.Int(3), row.IsNull(4) ? null : row.Int(4), row.Bool(5))),
            ("customers", customerIds)),
        cancellationToken);

    private Task<IReadOnlyList<AgendaVisit>> VisitsAsync(string where, CancellationToken cancellationToken, params (string, object?)[] parameters) => database.ReadAsync(
        async sql => (IReadOnlyList<AgendaVisit>)await sql.QueryAsync(
            $"select {VisitRows.Columns}, c.tier from {VisitRows.From} where {where} order by v.starts_at, v.visit_id",
            static row => VisitRows.Read(row) is var visit
                ? new AgendaVisit(visit, (Tier)row.Int(15), visit.State is VisitState.Reported or VisitState.Confirmed)
                : throw new InvalidOperationException(),
            parameters),
        cancellationToken);

    private static async Task<IReadOnlyList<ServedCustomer>> ReadAsync(Sql sql, string where, (string, object?)[] parameters, DateOnly from, DateOnly today)
    {
        var owned = await sql.QueryAsync(
            $"""
            select c.customer_id, c.name, c.tier, s.manager_id, c.since
            from assignment_share s join customer c on c.customer_id = s.customer_id
            where {where} and s.from_day = {CustomerSearch.CurrentDay("s.customer_id")} and not exists (
              select 1 from assignment_share o where o.customer_id = s.customer_id and o.from_day = s.from_day
                and (o.basis_points > s.basis_points or (o.basis_points = s.basis_points and o.ordinal < s.ordinal)))
            order by c.customer_id
            """,
            static row => (Id: row.Text(0), Name: row.Text(1), Tier: (Tier)row.Int(2), Manager: row.Text(3), Since: row.Day(4)),
            [.. parameters, ("today", today)]);
        if (owned.Count == 0)
        {
            return [];
        }

        var customers = owned.Count <= MostNamed ? owned.Select(o => o.Id).ToArray() : null;
        var visits = (await DaysAsync(sql, "visit", $"state in ({Happened})", from, customers)).ToLookup(r => r.Customer, r => new Service(r.Day, true), StringComparer.Ordinal);
        var contacts = (await DaysAsync(sql, "contact", "1 = 1", from, customers)).ToLookup(r => r.Customer, r => new Service(r.Day, false), StringComparer.Ordinal);
        var planned = (await DaysAsync(sql, "visit", $"state in ({Ahead})", from, customers)).ToLookup(r => r.Customer, r => r.Day, StringComparer.Ordinal);
        var tiers = (await StepsAsync(sql, "customer_tier", "tier", static row => (Tier)row.Int(2), customers)).ToLookup(r => r.Customer, r => (r.From, r.Value), StringComparer.Ordinal);
        var cores = (await StepsAsync(sql, "customer_core", "core", static row => row.Bool(2), customers)).ToLookup(r => r.Customer, r => (r.From, r.Value), StringComparer.Ordinal);
        return
        [
            .. owned.Select(o => new ServedCustomer(
                o.Id, o.Name, o.Tier, o.Manager, Standing.Course(o.Since, tiers[o.Id], cores[o.Id]), [.. visits[o.Id].Concat(contacts[o.Id])], [.. planned[o.Id]])),
        ];
    }

    private static Task<List<(string Customer, DateOnly From, T Value)>> StepsAsync<T>(Sql sql, string table, string column, Func<Row, T> read, string[]? customers) => sql.QueryAsync(
        $"select customer_id, from_day, {column} from {table}{(customers is null ? "" : " where " + sql.Dialect.In("customer_id", "customers"))}",
        row => (row.Text(0), row.Day(1), read(row)),
        customers is null ? [] : [("customers", customers)]);

    private static Task<List<(string Customer, DateOnly Day)>> DaysAsync(Sql sql, string table, string where, DateOnly from, string[]? customers) => sql.QueryAsync(
        $"select customer_id, day from {table} where day >= @from and {where}{(customers is null ? "" : " and " + sql.Dialect.In("customer_id", "customers"))}",
        static row => (row.Text(0), row.Day(1)),
        customers is null ? [("from", from)] : [("from", from), ("customers", customers)]);
}
