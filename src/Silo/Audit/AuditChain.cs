using System.Text;
using Podium.Grains.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Audit;

/// <summary>
/// Lengthens the chain inside a transaction. The head row is locked from then until the commit: append last, and no two transactions can wait for
/// each other.
/// </summary>
internal static class AuditChain
{
    private static readonly (string, ColumnType)[] Columns =
    [
        ("number", ColumnType.Number), ("at", ColumnType.Instant), ("actor", ColumnType.Text), ("action", ColumnType.Text), ("subject", ColumnType.Text),
        ("customer_id", ColumnType.Text), ("unit_id", ColumnType.Text), ("before", ColumnType.Text), ("after", ColumnType.Text), ("hash", ColumnType.Text),
    ];

    /// <summary>Appends the records in their order.</summary>
    public static async Task AppendAsync(Sql sql, IReadOnlyCollection<AuditRecord> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        var (number, hash) = await sql.FirstOrDefaultAsync(
            "select number, hash from audit_head where id = 1" + sql.Dialect.ForUpdate,
            static row => (row.Long(0), row.Text(1)));
        var entries = new List<(AuditEntry Entry, string Hash)>(records.Count);
        foreach (var record in records)
        {
            var kept = Storable(record);
            hash = AuditHash.Of(hash, ++number, kept);
            entries.Add((new AuditEntry(number, kept), hash));
        }

        await sql.ExecuteAsync(
            $"""
            insert into audit_entry (number, at, actor, action, subject, customer_id, unit_id, before, after, hash)
            select number, at, actor, action, subject, customer_id, unit_id, before, after, hash from {sql.Dialect.Rows("rows", Columns)} entries
            """,
            ("rows", SqlDialect.ToRows(entries, static row =>
            [
                row.Entry.Number, row.Entry.Record.At, row.Entry.Record.Actor, row.Entry.Record.Action, row.Entry.Record.Subject, row.Entry.Record.CustomerId,
                row.Entry.Record.UnitId, row.Entry.Record.Before, row.Entry.Record.After, row.Hash,
            ])));
        await sql.ExecuteAsync("update audit_head set number = @number, hash = @hash where id = 1", ("number", number), ("hash", hash));
    }

    // As the database gives it back, or the hash would not fit: instants to the microsecond, no NUL, no half of a surrogate pair.
    private static AuditRecord Storable(AuditRecord record) => record with
    {
        At = SqlDialect.Truncate(record.At),
        Actor = Storable(record.Actor)!,
        Action = Storable(record.Action)!,
        Subject = Storable(record.Subject)!,
        CustomerId = Storable(record.CustomerId),
        UnitId = Storable(record.UnitId),
        Before = Storable(record.Before),
        After = Storable(record.After),
    };

    private static string? Storable(string? text) =>
        text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
