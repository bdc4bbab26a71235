using Podium.Grains.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Audit;

/// <summary>How an entry is read.</summary>
internal static class AuditRows
{
    public const string Columns = "number, at, actor, action, subject, customer_id, unit_id, before, after, hash";

    /// <summary>Column of the hash.</summary>
    public const int Hash = 9;

    public static AuditEntry Read(Row row) => new(
        row.Long(0),
        new AuditRecord(row.Instant(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)));
}
