using Microsoft.Data.Sqlite;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>The statements of a commit, prepared once on the writer's connection.</summary>
internal sealed class SqliteLedgerStatements
{
    private readonly List<SqliteCommand> _all = [];
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _readEnd;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _deleteFrom;
    private readonly SqliteCommand _findPosting;
    private readonly SqliteCommand _findOwner;
    private readonly SqliteCommand _addAccount;
    private readonly SqliteCommand _writeCustomer;
    private readonly SqliteCommand _deleteShares;
    private readonly SqliteCommand _addAssignment;
    private readonly SqliteCommand _addShare;

    public SqliteLedgerStatements(SqliteConnection connection)
    {
        _connection = connection;
        _readEnd = Prepare("select sequence, position from ledger order by sequence desc limit 1", 0);
        _insert = Prepare(
            $"insert into ledger ({LedgerColumns.All}) values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22) on conflict do nothing",
            23);
        _deleteFrom = Prepare("delete from ledger where sequence >= @0", 1);
        _findPosting = Prepare(
            """
            select source, posting_id, customer_id, content_hash from ledger where source = @0 and posting_id = @1
            union
            select source, posting_id, customer_id, content_hash from ledger where reverses_source = @2 and reverses_id = @3 and @3 is not null
            """,
            4);
        _findOwner = Prepare("select customer_id from account where account_id = @0", 1);
        _addAccount = Prepare("insert into account (account_id, customer_id) values (@0, @1) on conflict do nothing", 2);
        _writeCustomer = Prepare(
            """
            insert into customer (customer_id, name, kind, phone, email, address, industry, home_unit_id, since, tier)
            values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9)
            on conflict do update set name = excluded.name, kind = excluded.kind, phone = excluded.phone, email = excluded.email,
              address = excluded.address, industry = excluded.industry, home_unit_id = excluded.home_unit_id, since = excluded.since, tier = excluded.tier
            """,
            10);
        _addAssignment = Prepare("insert into assignment (customer_id, from_day) values (@0, @1) on conflict do nothing", 2);
        _deleteShares = Prepare("delete from assignment_share where customer_id = @0 and from_day = @1", 2);
        _addShare = Prepare("insert into assignment_share (customer_id, from_day, ordinal, manager_id, basis_points) values (@0, @1, @2, @3, @4)", 5);
    }

    public void Use(SqliteTransaction transaction) => _all.ForEach(command => command.Transaction = transaction);

    public (long Sequence, long Position) ReadEnd()
    {
        using var reader = _readEnd.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
    }

    /// <summary>False, with nothing written, when the ledger has the leg or a reversal of the same posting.</summary>
    public bool Insert(LedgerEntry entry) => Run(
        _insert,
        entry.Sequence, entry.Position, entry.Source, entry.PostingId, entry.Leg, entry.CustomerId, entry.AccountId, entry.ManagerId, (int)entry.Kind,
        entry.Product, (int)entry.CustomerKind, (int)entry.Effect, entry.Amount, entry.Quantity, entry.ValueDate.DayNumber, entry.BookedAt.UtcTicks,
        entry.RecordedAt.UtcTicks, entry.RecordedOn.DayNumber, entry.ShareBasisPoints, entry.PostingAmount, entry.ContentHash, entry.ReversesSource,
        entry.ReversesId) == 1;

    public void DeleteFrom(long sequence) => Run(_deleteFrom, sequence);

    /// <summary>The posting of an entry, and the reversal of what it reverses, as far as the ledger has them.</summary>
    public IEnumerable<ExistingPosting> FindPosting(LedgerEntry entry)
    {
        Bind(_findPosting, entry.Source, entry.PostingId, entry.ReversesSource, entry.ReversesId);
        using var reader = _findPosting.ExecuteReader();
        while (reader.Read())
        {
            yield return new ExistingPosting(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3));
        }
    }

    public string? FindOwner(string accountId)
    {
        Bind(_findOwner, accountId);
        return (string?)_findOwner.ExecuteScalar();
    }

    public void AddAccount(string accountId, string customerId) => Run(_addAccount, accountId, customerId);

    /// <summary>Writes the customer's row and assignment, as far as the batch has them.</summary>
    public void WriteCustomer(LedgerBatch batch)
    {
        if (batch.Customer is var (profile, homeUnitId, since, tier))
        {
            Run(
                _writeCustomer,
                batch.CustomerId, profile.Name, (int)profile.Kind, profile.Phone, profile.Email, profile.Address, profile.Industry, homeUnitId,
                since.DayNumber, (int)tier);
        }

        if (batch.Assignment is var (from, shares))
        {
            Run(_addAssignment, batch.CustomerId, from.DayNumber);
            Run(_deleteShares, batch.CustomerId, from.DayNumber);
            for (var i = 0; i < shares.Length; i++)
            {
                Run(_addShare, batch.CustomerId, from.DayNumber, i, shares[i].ManagerId, shares[i].BasisPoints);
            }
        }
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private SqliteCommand Prepare(string text, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}", Value = DBNull.Value });
        }

        command.Prepare();
        _all.Add(command);
        return command;
    }
}
