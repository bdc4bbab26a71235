using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

internal sealed class ReconcileReader(IPodiumDatabase database) : IReconcileReader
{
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

    // The amount comes from the posting, once; pieces exist on legs only.
    public Task<IReadOnlyList<KindSum>> SumByPostingAsync(CancellationToken cancellationToken) => SumAsync(
        $"""
        select kind, product, customer_kind, cast(sum(amount) as bigint), cast(sum(quantity) as bigint)
        from (
          select kind, product, customer_kind, max(posting_amount) as amount, sum(quantity) as quantity
          from ledger where effect = {(int)EntryEffect.Business}
          group by source, posting_id, kind, product, customer_kind) postings
        group by kind, product, customer_kind
        order by kind, product, customer_kind
        """,
        cancellationToken);

    public Task<IReadOnlyList<KindSum>> SumByLegAsync(CancellationToken cancellationToken) => SumAsync(
        """
        select kind, product, customer_kind, cast(sum(amount) as bigint), cast(sum(quantity) as bigint)
        from ledger
        group by kind, product, customer_kind
        order by kind, product, customer_kind
        """,
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

    private Task<IReadOnlyList<KindSum>> SumAsync(string text, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<KindSum>)await sql.QueryAsync(
            text,
            static row => new KindSum((EntryKind)row.Int(0), row.Text(1), (CustomerKind)row.Int(2), row.Long(3), row.Long(4))),
        cancellationToken);
}
