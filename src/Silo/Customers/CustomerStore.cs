using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Ledger;
using Podium.Silo.Database;
using Podium.Silo.Ledger;

namespace Podium.Silo.Customers;

internal sealed class CustomerStore(IPodiumDatabase database) : ICustomerStore
{
    private const int MaxPage = 200;

    private const string Columns = "name, kind, phone, email, address, industry, home_unit_id, since, tier";

    private const string ListColumns =
        $"""
        c.customer_id, {Columns},
          (select case when c.tier > 0 then k.full_percent else k.basic_percent end from customer_card k where k.customer_id = c.customer_id)
        """;

    public Task<CustomerRecord?> LoadAsync(string customerId, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var customer = await sql.FirstOrDefaultAsync(
                $"select {Columns} from customer where customer_id = @customer",
                static row => ReadRow(row, 0),
                ("customer", customerId));
            if (customer is null)
            {
                return null;
            }

            var accounts = await sql.QueryAsync(
                "select account_id from account where customer_id = @customer order by account_id",
                static row => row.Text(0),
                ("customer", customerId));
            return new CustomerRecord(
                customer,
                await LoadAssignmentsAsync(sql, customerId),
                [.. accounts],
                await LoadStepsAsync(sql, customerId, CustomerLevels.Deposits, CustomerLevels.Kinds(EntryKind.DepositIn, EntryKind.DepositOut)),
                await LoadStepsAsync(sql, customerId, CustomerLevels.Loans, CustomerLevels.Kinds(EntryKind.LoanDisbursed, EntryKind.LoanRepaid)));
        },
        cancellationToken);

    public Task<string?> FindAccountOwnerAsync(string accountId, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync("select customer_id from account where account_id = @account", static row => row.Text(0), ("account", accountId)),
        cancellationToken);

    public Task<CustomerPage> SearchAsync(CustomerQuery query, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var search = CustomerSearch.Of(query, sql.Dialect);
            var (total, rows) = search.IsByText ? await FindAsync(sql, search, query) : await PageAsync(sql, search, query);
            var isCapped = search.CountTerms is { } terms && await sql.NumberAsync(terms, search.Parameters) >= CustomerSearch.MaxTerms;
            var shares = await sql.QueryAsync(
                $"""
                select s.customer_id, s.manager_id, s.basis_points from assignment_share s
                where {sql.Dialect.In("s.customer_id", "customers")} and s.from_day = {CustomerSearch.CurrentDay("s.customer_id")}
                order by s.customer_id, s.ordinal
                """,
                static row => (CustomerId: row.Text(0), Share: new Share(row.Text(1), row.Int(2))),
                ("customers", rows.Select(row => row.Id).ToArray()),
                ("today", query.Today));
            var byCustomer = shares.ToLookup(share => share.CustomerId, share => share.Share, StringComparer.Ordinal);
            return new CustomerPage(total, [.. rows.Select(row => new CustomerListRow(row.Id, row.Row, [.. byCustomer[row.Id]], row.Percent))], isCapped);
        },
        cancellationToken);

    // What a text finds is looked for once, and then counted and cut here.
    private static async Task<(long Count, List<FoundRow> Rows)> FindAsync(Sql sql, CustomerSearch search, CustomerQuery query)
    {
        var found = await sql.QueryAsync(
            $"{search.With}select c.customer_id from customer c where {search.Where} order by c.customer_id", static row => row.Text(0), search.Parameters);
        var page = found.Skip(query.Offset).Take(Math.Clamp(query.Count, 0, MaxPage)).ToArray();
        return (found.Count, await sql.QueryAsync(
            $"select {ListColumns} from customer c where {sql.Dialect.In("c.customer_id", "page")} order by c.customer_id", ReadListRow, ("page", page)));
    }

    private static async Task<(long Count, List<FoundRow> Rows)> PageAsync(Sql sql, CustomerSearch search, CustomerQuery query)
    {
        var count = await sql.NumberAsync($"{search.With}select count(*) from customer c where {search.Where}", search.Parameters);
        return (count, await sql.QueryAsync(
            $"{search.With}select {ListColumns} from customer c where {search.Where} order by c.customer_id limit @count offset @offset",
            ReadListRow,
            [.. search.Parameters, ("count", Math.Clamp(query.Count, 0, MaxPage)), ("offset", query.Offset)]));
    }

    private static FoundRow ReadListRow(Row row) => new(row.Text(0), ReadRow(row, 1), row.IsNull(10) ? 0 : row.Int(10));

    public Task<IReadOnlyDictionary<string, string>> GetNamesAsync(IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var names = await sql.QueryAsync(
                $"select customer_id, name from customer where {sql.Dialect.In("customer_id", "customers")}",
                static row => KeyValuePair.Create(row.Text(0), row.Text(1)),
                ("customers", customerIds));
            return (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(names, StringComparer.Ordinal);
        },
        cancellationToken);

    private static CustomerRow ReadRow(Row row, int first) => new(
        new CustomerProfile(
            row.Text(first),
            (CustomerKind)row.Int(first + 1),
            row.TextOrNull(first + 2),
            row.TextOrNull(first + 3),
            row.TextOrNull(first + 4),
            row.TextOrNull(first + 5)),
        row.Text(first + 6),
        row.Day(first + 7),
        (Tier)row.Int(first + 8));

    private static async Task<ImmutableArray<Assignment>> LoadAssignmentsAsync(Sql sql, string customerId)
    {
        var rows = await sql.QueryAsync(
            """
            select a.from_day, s.manager_id, s.basis_points
            from assignment a left join assignment_share s on s.customer_id = a.customer_id and s.from_day = a.from_day
            where a.customer_id = @customer
            order by a.from_day, s.ordinal
            """,
            static row => (From: row.Day(0), Share: row.IsNull(1) ? null : new Share(row.Text(1), row.Int(2))),
            ("customer", customerId));
        return [.. rows.GroupBy(row => row.From, row => row.Share).Select(group => new Assignment(group.Key, [.. group.OfType<Share>()]))];
    }

    private static async Task<ImmutableArray<DayStep>> LoadStepsAsync(Sql sql, string customerId, string level, string kinds)
    {
        var steps = await sql.QueryAsync(
            $"""
            select value_date, cast(sum({level}) as bigint) from ledger
            where customer_id = @customer and effect = {(int)EntryEffect.Business} and {kinds}
            group by value_date order by value_date
            """,
            static row => new DayStep(row.Day(0), row.Long(1)),
            ("customer", customerId));
        return [.. steps];
    }

    private readonly record struct FoundRow(string Id, CustomerRow Row, int Percent);
}
