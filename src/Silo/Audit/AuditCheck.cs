using Podium.Grains.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Audit;

/// <summary>Walks the chain up to the head as it was at the beginning, page by page, so that those who append need not wait.</summary>
internal sealed class AuditCheck(IPodiumDatabase database)
{
    private const int PageSize = 2_000;

    public async Task<AuditVerdict> RunAsync(CancellationToken cancellationToken)
    {
        var end = await ReadEndAsync(cancellationToken);
        var (number, hash) = (0L, AuditHash.Start);
        var after = long.MinValue;
        List<(AuditEntry Entry, string Hash)> page;
        do
        {
            page = await ReadPageAsync(after, end.Number, cancellationToken);
            foreach (var (entry, kept) in page)
            {
                if (entry.Number != number + 1)
                {
                    return Broken(number, entry.Number > number ? AuditFault.Missing : AuditFault.Foreign, end);
                }

                hash = AuditHash.Of(hash, entry.Number, entry.Record);
                if (!string.Equals(hash, kept, StringComparison.Ordinal))
                {
                    return Broken(number, AuditFault.Changed, end);
                }

                after = number = entry.Number;
            }
        }
        while (page.Count == PageSize);

        if (number < end.Number)
        {
            return Broken(number, AuditFault.CutOff, end);
        }

        if (!string.Equals(hash, end.Hash, StringComparison.Ordinal))
        {
            return Broken(number - 1, AuditFault.Changed, end);
        }

        return end.Newest > end.Number ? Broken(number, AuditFault.Foreign, end) : new AuditVerdict(number, null, null, end.Hash);
    }

    private static AuditVerdict Broken(long fitting, AuditFault fault, ChainEnd end) => new(Math.Max(fitting, 0), Math.Max(fitting, 0) + 1, fault, end.Hash);

    // A missing head is a cut-off end too: every chain has one from the beginning.
    private Task<ChainEnd> ReadEndAsync(CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var newest = await sql.NumberAsync("select max(number) from audit_entry");
            return await sql.FirstOrDefaultAsync("select number, hash from audit_head where id = 1", row => new ChainEnd(row.Long(0), row.Text(1), newest))
                ?? new ChainEnd(long.MaxValue, "", newest);
        },
        cancellationToken);

    private Task<List<(AuditEntry Entry, string Hash)>> ReadPageAsync(long after, long upTo, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.QueryAsync(
            $"select {AuditRows.Columns} from audit_entry where number > @after and number <= @upTo order by number limit @count",
            static row => (AuditRows.Read(row), row.Text(AuditRows.Hash)),
            ("after", after),
            ("upTo", upTo),
            ("count", PageSize)),
        cancellationToken);

    private sealed record ChainEnd(long Number, string Hash, long Newest);
}
