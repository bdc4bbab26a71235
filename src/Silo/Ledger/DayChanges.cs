using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Managers;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

/// <summary>Reads sums by day: kind, effect, kind of customer, product, day, amount, quantity, newest booking.</summary>
internal static class DayChanges
{
    public const string Columns = "kind, effect, customer_kind, product, value_date, amount, quantity, booked_at";

    public static DayChange Read(Row row, int first) => new(
        (EntryKind)row.Int(first),
        (EntryEffect)row.Int(first + 1),
        (CustomerKind)row.Int(first + 2),
        row.Text(first + 3),
        row.Day(first + 4),
        row.Long(first + 5),
        row.Long(first + 6),
        row.Instant(first + 7));
}
