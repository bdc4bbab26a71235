using Npgsql;
using NpgsqlTypes;
using Podium.Contracts.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>The legs of a group as one array for each column; the lists are filled anew for every commit.</summary>
internal sealed class PostgresLedgerRows
{
    private const string Insert =
        $"""
        insert into ledger ({LedgerColumns.All})
        select sequence, (select pg_current_xact_id()::text::bigint), source, posting_id, leg, customer_id, account_id, manager_id, kind, product, customer_kind,
          effect, amount, quantity, value_date, booked_at, $22, recorded_on, share_basis_points, posting_amount, content_hash, reverses_source, reverses_id
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
          as t (sequence, source, posting_id, leg, customer_id, account_id, manager_id, kind, product, customer_kind, effect, amount, quantity, value_date,
            booked_at, recorded_on, share_basis_points, posting_amount, content_hash, reverses_source, reverses_id)
        order by source, posting_id, leg
        on conflict do nothing
        """;

    private readonly List<long> _sequence = [];
    private readonly List<string> _source = [];
    private readonly List<string> _postingId = [];
    private readonly List<int> _leg = [];
    private readonly List<string> _customerId = [];
    private readonly List<string?> _accountId = [];
    private readonly List<string> _managerId = [];
    private readonly List<short> _kind = [];
    private readonly List<string> _product = [];
    private readonly List<short> _customerKind = [];
    private readonly List<short> _effect = [];
    private readonly List<long> _amount = [];
    private readonly List<int> _quantity = [];
    private readonly List<DateOnly> _valueDate = [];
    private readonly List<DateTime> _bookedAt = [];
    private readonly List<DateOnly> _recordedOn = [];
    private readonly List<int> _share = [];
    private readonly List<long> _postingAmount = [];
    private readonly List<long> _contentHash = [];
    private readonly List<string?> _reversesSource = [];
    private readonly List<string?> _reversesId = [];

    public int Count => _sequence.Count;

    public void Clear()
    {
        foreach (System.Collections.IList column in new System.Collections.IList[]
        {
            _sequence, _source, _postingId, _leg, _customerId, _accountId, _managerId, _kind, _product, _customerKind, _effect, _amount, _quantity,
            _valueDate, _bookedAt, _recordedOn, _share, _postingAmount, _contentHash, _reversesSource, _reversesId,
        })
        {
            column.Clear();
        }
    }

    public void Add(LedgerEntry entry, long sequence)
    {
        _sequence.Add(sequence);
        _source.Add(entry.Source);
        _postingId.Add(entry.PostingId);
        _leg.Add(entry.Leg);
        _customerId.Add(entry.CustomerId);
        _accountId.Add(entry.AccountId);
        _managerId.Add(entry.ManagerId);
        _kind.Add((short)entry.Kind);
        _product.Add(entry.Product);
        _customerKind.Add((short)entry.CustomerKind);
        _effect.Add((short)entry.Effect);
        _amount.Add(entry.Amount);
        _quantity.Add(entry.Quantity);
        _valueDate.Add(entry.ValueDate);
        _bookedAt.Add(entry.BookedAt.UtcDateTime);
        _recordedOn.Add(entry.RecordedOn);
        _share.Add(entry.ShareBasisPoints);
        _postingAmount.Add(entry.PostingAmount);
        _contentHash.Add(entry.ContentHash);
        _reversesSource.Add(entry.ReversesSource);
        _reversesId.Add(entry.ReversesId);
    }

    /// <summary>Inserts what is not there yet; the number of rows says whether that was all. Sorted, so that two silos meet on the same keys in the same order.</summary>
    public NpgsqlBatchCommand ToCommand(DateTimeOffset recordedAt) => new(Insert)
    {
        Parameters =
        {
            Array(_sequence, NpgsqlDbType.Bigint),
            Array(_source, NpgsqlDbType.Text),
            Array(_postingId, NpgsqlDbType.Text),
            Array(_leg, NpgsqlDbType.Integer),
            Array(_customerId, NpgsqlDbType.Text),
            Array(_accountId, NpgsqlDbType.Text),
            Array(_managerId, NpgsqlDbType.Text),
            Array(_kind, NpgsqlDbType.Smallint),
            Array(_product, NpgsqlDbType.Text),
            Array(_customerKind, NpgsqlDbType.Smallint),
            Array(_effect, NpgsqlDbType.Smallint),
            Array(_amount, NpgsqlDbType.Bigint),
            Array(_quantity, NpgsqlDbType.Integer),
            Array(_valueDate, NpgsqlDbType.Date),
            Array(_bookedAt, NpgsqlDbType.TimestampTz),
            Array(_recordedOn, NpgsqlDbType.Date),
            Array(_share, NpgsqlDbType.Integer),
            Array(_postingAmount, NpgsqlDbType.Bigint),
            Array(_contentHash, NpgsqlDbType.Bigint),
            Array(_reversesSource, NpgsqlDbType.Text),
            Array(_reversesId, NpgsqlDbType.Text),
            new NpgsqlParameter<DateTime> { TypedValue = recordedAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    private static NpgsqlParameter<List<T>> Array<T>(List<T> values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
