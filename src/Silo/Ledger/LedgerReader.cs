using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

internal sealed class LedgerReader(IPodiumDatabase database) : ILedgerReader
{
    private const string Select = $"select {LedgerColumns.All} from ledger";

    public Task<LedgerTail> ReadManagerTailAsync(string managerId, long position, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            // The safe position comes first: what commits after it was read lies at or beyond it.
            var safe = await sql.NumberAsync(sql.Dialect.SafePosition);
            var entries = await sql.QueryAsync(
                $"{Select} where manager_id = @manager and position >= @from and position < @safe order by sequence",
                LedgerColumns.Read,
                ("manager", managerId),
                ("from", position),
                ("safe", safe));
            return new LedgerTail(entries, safe);
        },
        cancellationToken);

    public Task<LedgerTailLength> CountManagerTailAsync(string managerId, long position, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var safe = await sql.NumberAsync(sql.Dialect.SafePosition);
            var entries = await sql.NumberAsync(
                "select count(*) from ledger where manager_id = @manager and position >= @from and position < @safe",
                ("manager", managerId),
                ("from", position),
                ("safe", safe));
            return new LedgerTailLength(position, entries, safe);
        },
        cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> ReadPostingAsync(string source, string postingId, CancellationToken cancellationToken) =>
        ReadAsync($"{Select} where source = @source and posting_id = @id order by leg", cancellationToken, ("source", source), ("id", postingId));

    public Task<IReadOnlyList<LedgerEntry>> ReadReversalOfAsync(string source, string postingId, CancellationToken cancellationToken) =>
        ReadAsync($"{Select} where reverses_source = @source and reverses_id = @id order by leg", cancellationToken, ("source", source), ("id", postingId));

    public Task<IReadOnlyList<LedgerEntry>> ReadCustomerAsync(string customerId, CancellationToken cancellationToken) =>
        ReadAsync($"{Select} where customer_id = @customer order by sequence", cancellationToken, ("customer", customerId));

    public Task<IReadOnlyList<LedgerEntry>> ReadLatestOfManagerAsync(string managerId, int count, CancellationToken cancellationToken) => ReadAsync(
        $"{Select} where manager_id = @manager order by position desc, sequence desc limit @count",
        cancellationToken,
        ("manager", managerId),
        ("count", count));

    // What a checkpoint has applied at or beyond its position is part of the tail, so a longer tail means that something is missing.
    public Task<IReadOnlyList<string>> FindBehindAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<string>)await sql.QueryAsync(
            $"""
            select m.manager_id
            from {sql.Dialect.Texts("managers", "manager_id")} m
            left join manager_checkpoint c on c.manager_id = m.manager_id
            where (select count(*) from ledger l where l.manager_id = m.manager_id and l.position >= coalesce(c.position, 0)) > coalesce(c.applied_count, 0)
            """,
            static row => row.Text(0),
            ("managers", managerIds)),
        cancellationToken);

    private Task<IReadOnlyList<LedgerEntry>> ReadAsync(string text, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        database.ReadAsync(async sql => (IReadOnlyList<LedgerEntry>)await sql.QueryAsync(text, LedgerColumns.Read, parameters), cancellationToken);
}
