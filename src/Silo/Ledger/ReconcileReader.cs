using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

internal sealed class ReconcileReader(IPodiumDatabase database) : IReconcileReader
{
    // The amount comes from the posting, once; pieces exist on legs only.
    private static readonly string ByPosting =
        $"""
        select kind, product, customer_kind, cast(sum(amount) as bigint), cast(sum(quantity) as bigint)
        from (
          select kind, product, customer_kind, max(posting_amount) as amount, sum(quantity) as quantity
          from ledger where effect = {(int)EntryEffect.Business}
          group by source, posting_id, kind, product, customer_kind) postings
        group by kind, product, customer_kind
        order by kind, product, customer_kind
        """;

    private const string ByLeg =
        """
        select kind, product, customer_kind, cast(sum(amount) as bigint), cast(sum(quantity) as bigint)
        from ledger
        group by kind, product, customer_kind
        order by kind, product, customer_kind
        """;

    public Task<IReadOnlyList<PostingReference>> FindUnbalancedPostingsAsync(CancellationToken cancellationToken) => FindAsync(
        $"""
        select source, posting_id from ledger where effect = {(int)EntryEffect.Business}
        group by source, posting_id, kind
        having sum(amount) <> max(posting_amount) or min(posting_amount) <> max(posting_amount)
        order by source, posting_id limit 100
        """,
        cancellationToken);

    public Task<IReadOnlyList<PostingReference>> FindUnbalancedTransfersAsync(CancellationToken cancellationToken) => FindAsync(
        $"""
        select source, posting_id from ledger where effect = {(int)EntryEffect.Transfer}
        group by source, posting_id, kind, product, value_date
        having sum(amount) <> 0 or sum(quantity) <> 0
        order by source, posting_id limit 100
        """,
        cancellationToken);

    public Task<IReadOnlyList<KindSum>> SumByPostingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async sql => (IReadOnlyList<KindSum>)await SumAsync(sql, ByPosting), cancellationToken);

    public Task<IReadOnlyList<KindSum>> SumByLegAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async sql => (IReadOnlyList<KindSum>)await SumAsync(sql, ByLeg), cancellationToken);

    public Task<LedgerSums> ReadSumsAsync(CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql => new LedgerSums(await SumAsync(sql, ByPosting), await SumAsync(sql, ByLeg), await sql.NumberAsync("select count(*) from ledger")),
        cancellationToken);

    public Task<LedgerNews> FindMovedAsync(long afterSequence, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql => new LedgerNews(
            await sql.NumberAsync("select coalesce(max(sequence), 0) from ledger"),
            await sql.QueryAsync("select distinct manager_id from ledger where sequence > @after", static row => row.Text(0), ("after", afterSequence))),
        cancellationToken);

    public Task<(long Deposits, long Loans)> SumCustomerAsync(string customerId, DateOnly upTo, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync(
            $"""
            select cast(coalesce(sum({CustomerLevels.Deposits}), 0) as bigint), cast(coalesce(sum({CustomerLevels.Loans}), 0) as bigint)
            from ledger where customer_id = @customer and effect = {(int)EntryEffect.Business} and value_date <= @to
            """,
            static row => (row.Long(0), row.Long(1)),
            ("customer", customerId),
            ("to", upTo)),
        cancellationToken);

    public Task SaveRunAsync(ReconcileRun run, CancellationToken cancellationToken) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            "insert into reconcile_run (started_at, finished_at, green, entries, differences) values (@started, @finished, @green, @entries, @differences)",
            ("started", run.StartedAt),
            ("finished", run.FinishedAt),
            ("green", run.Green),
            ("entries", run.Entries),
            ("differences", run.Differences)),
        Durability.Full,
        cancellationToken);

    public Task<IReadOnlyList<ReconcileRun>> ReadRunsAsync(int count, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<ReconcileRun>)await sql.QueryAsync(
            "select id, started_at, finished_at, green, entries, differences from reconcile_run order by id desc limit @count",
            static row => new ReconcileRun(row.Long(0), row.Instant(1), row.Instant(2), row.Bool(3), row.Long(4), row.Text(5)),
            ("count", count)),
        cancellationToken);

    private Task<IReadOnlyList<PostingReference>> FindAsync(string text, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<PostingReference>)[.. (await sql.QueryAsync(text, static row => new PostingReference(row.Text(0), row.Text(1)))).Distinct()],
        cancellationToken);

    private static Task<List<KindSum>> SumAsync(Sql sql, string text) => sql.QueryAsync(
        text,
        static row => new KindSum((EntryKind)row.Int(0), row.Text(1), (CustomerKind)row.Int(2), row.Long(3), row.Long(4)));
}
