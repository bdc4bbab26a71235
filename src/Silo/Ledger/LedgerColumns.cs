using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

/// <summary>The ledger's columns in the one order that statements and readers agree on.</summary>
internal static class LedgerColumns
{
    public const string All =
        "sequence, position, source, posting_id, leg, customer_id, account_id, manager_id, kind, product, customer_kind, effect, amount, quantity, " +
        "value_date, booked_at, recorded_at, recorded_on, share_basis_points, posting_amount, content_hash, reverses_source, reverses_id";

    public static LedgerEntry Read(Row row) => new(
        Sequence: row.Long(0),
        Position: row.Long(1),
        Source: row.Text(2),
        PostingId: row.Text(3),
        Leg: row.Int(4),
        CustomerId: row.Text(5),
        AccountId: row.TextOrNull(6),
        ManagerId: row.Text(7),
        Kind: (EntryKind)row.Int(8),
        Product: row.Text(9),
        CustomerKind: (CustomerKind)row.Int(10),
        Effect: (EntryEffect)row.Int(11),
        Amount: row.Long(12),
        Quantity: row.Int(13),
        ValueDate: row.Day(14),
        BookedAt: row.Instant(15),
        RecordedAt: row.Instant(16),
        RecordedOn: row.Day(17),
        ShareBasisPoints: row.Int(18),
        PostingAmount: row.Long(19),
        ContentHash: row.Long(20),
        ReversesSource: row.TextOrNull(21),
        ReversesId: row.TextOrNull(22));
}
