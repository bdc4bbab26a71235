using Npgsql;
using NpgsqlTypes;
using Podium.Contracts.Customers;
using Podium.Grains.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>What a group writes about customers: rows, accounts, assignments, each with one statement. Of repeats the last one counts.</summary>
internal sealed class PostgresCustomerRows
{
    private readonly SortedDictionary<string, CustomerRow> _customers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _accounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string CustomerId, DateOnly From), Assignment> _assignments = [];

    public bool HasAccounts => _accounts.Count > 0;

    public void Clear()
    {
        _customers.Clear();
        _accounts.Clear();
        _assignments.Clear();
    }

    public void Add(LedgerBatch batch)
    {
        if (batch.Customer is not null)
        {
            _customers[batch.CustomerId] = batch.Customer;
        }

        foreach (var account in batch.Accounts.IsDefault ? [] : batch.Accounts)
        {
            _accounts[account] = batch.CustomerId;
        }

        if (batch.Assignment is not null)
        {
            _assignments[(batch.CustomerId, batch.Assignment.From)] = batch.Assignment;
        }
    }

    public bool Owns(string accountId, string customerId) => _accounts.TryGetValue(accountId, out var expected) && expected == customerId;

    /// <summary>Adds the statements; the only one that answers rows is the last, with the owners of the accounts, when there are accounts.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        if (_customers.Count > 0)
        {
            batch.BatchCommands.Add(UpsertCustomers());
        }

        if (_assignments.Count > 0)
        {
            AddAssignments(batch);
        }

        if (HasAccounts)
        {
            batch.BatchCommands.Add(Command(
                "insert into account (account_id, customer_id) select * from unnest($1, $2) on conflict do nothing",
                Texts(_accounts.Keys),
                Texts(_accounts.Values)));
            batch.BatchCommands.Add(Command("select account_id, customer_id from account where account_id = any($1)", Texts(_accounts.Keys)));
        }
    }

    private NpgsqlBatchCommand UpsertCustomers() => Command(
        """
        insert into customer (customer_id, name, kind, phone, email, address, industry, home_unit_id, since, tier)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (customer_id) do update set name = excluded.name, kind = excluded.kind, phone = excluded.phone, email = excluded.email,
          address = excluded.address, industry = excluded.industry, home_unit_id = excluded.home_unit_id, since = excluded.since, tier = excluded.tier
        """,
        Texts(_customers.Keys),
        Texts(_customers.Values.Select(row => row.Profile.Name)),
        Array(_customers.Values.Select(row => (short)row.Profile.Kind), NpgsqlDbType.Smallint),
        Texts(_customers.Values.Select(row => row.Profile.Phone)),
        Texts(_customers.Values.Select(row => row.Profile.Email)),
        Texts(_customers.Values.Select(row => row.Profile.Address)),
        Texts(_customers.Values.Select(row => row.Profile.Industry)),
        Texts(_customers.Values.Select(row => row.HomeUnitId)),
        Array(_customers.Values.Select(row => row.Since), NpgsqlDbType.Date),
        Array(_customers.Values.Select(row => (short)row.Tier), NpgsqlDbType.Smallint));

    private void AddAssignments(NpgsqlBatch batch)
    {
        NpgsqlParameter[] keys = [Texts(_assignments.Keys.Select(key => key.CustomerId)), Array(_assignments.Keys.Select(key => key.From), NpgsqlDbType.Date)];
        batch.BatchCommands.Add(Command("insert into assignment (customer_id, from_day) select * from unnest($1, $2) on conflict do nothing", keys));
        batch.BatchCommands.Add(Command(
            "delete from assignment_share where (customer_id, from_day) in (select * from unnest($1, $2))",
            Texts(_assignments.Keys.Select(key => key.CustomerId)),
            Array(_assignments.Keys.Select(key => key.From), NpgsqlDbType.Date)));
        var shares = _assignments.SelectMany(pair => pair.Value.Shares.Select((share, ordinal) => (pair.Key.CustomerId, pair.Key.From, ordinal, share))).ToArray();
        batch.BatchCommands.Add(Command(
            "insert into assignment_share (customer_id, from_day, ordinal, manager_id, basis_points) select * from unnest($1, $2, $3, $4, $5)",
            Texts(shares.Select(row => row.CustomerId)),
            Array(shares.Select(row => row.From), NpgsqlDbType.Date),
            Array(shares.Select(row => row.ordinal), NpgsqlDbType.Integer),
            Texts(shares.Select(row => row.share.ManagerId)),
            Array(shares.Select(row => row.share.BasisPoints), NpgsqlDbType.Integer)));
    }

    private static NpgsqlBatchCommand Command(string text, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> values) => Array(values, NpgsqlDbType.Text);

    private static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };
}
