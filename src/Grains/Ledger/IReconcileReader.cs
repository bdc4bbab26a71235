using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>Recomputes from the ledger what everything else must equal.</summary>
public interface IReconcileReader
{
    /// <summary>Postings whose business legs do not add up to the posting's amount, at most 100.</summary>
    Task<IReadOnlyList<PostingReference>> FindUnbalancedPostingsAsync(CancellationToken cancellationToken);

    /// <summary>(source, posting) of transfers that do not add up to zero, at most 100.</summary>
    Task<IReadOnlyList<PostingReference>> FindUnbalancedTransfersAsync(CancellationToken cancellationToken);

    /// <summary>Sum of whole postings (leg 0 of each) over all customers by kind, product and kind of customer: the customers' side.</summary>
    Task<IReadOnlyList<KindSum>> SumByPostingAsync(CancellationToken cancellationToken);

    /// <summary>Sum of legs over all managers by kind, product and kind of customer: the managers' side.</summary>
    Task<IReadOnlyList<KindSum>> SumByLegAsync(CancellationToken cancellationToken);

    /// <summary>Both sums from one snapshot of the database, so that they can be compared while postings flow.</summary>
    Task<LedgerSums> ReadSumsAsync(CancellationToken cancellationToken);

    /// <summary>Managers that got entries after a sequence, and the highest sequence by now.</summary>
    Task<LedgerNews> FindMovedAsync(long afterSequence, CancellationToken cancellationToken);

    /// <summary>Customers whose balances by the ledger differ from the given ones, by customer id: deposits and loans up to a day.</summary>
    Task<(long Deposits, long Loans)> SumCustomerAsync(string customerId, DateOnly upTo, CancellationToken cancellationToken);

    /// <summary>Saves the result of a run.</summary>
    Task SaveRunAsync(ReconcileRun run, CancellationToken cancellationToken);

    /// <summary>The newest runs, newest first.</summary>
    Task<IReadOnlyList<ReconcileRun>> ReadRunsAsync(int count, CancellationToken cancellationToken);
}

/// <summary>A sum over a kind of business.</summary>
public sealed record KindSum(EntryKind Kind, string Product, CustomerKind CustomerKind, long Amount, long Quantity);

/// <summary>The ledger's sums at one moment.</summary>
/// <param name="ByPosting">As <see cref="IReconcileReader.SumByPostingAsync"/>.</param>
/// <param name="ByLeg">As <see cref="IReconcileReader.SumByLegAsync"/>.</param>
/// <param name="Entries">How many entries there are.</param>
public sealed record LedgerSums(IReadOnlyList<KindSum> ByPosting, IReadOnlyList<KindSum> ByLeg, long Entries);

/// <summary>What came into the ledger.</summary>
/// <param name="LastSequence">Highest sequence.</param>
/// <param name="ManagerIds">Who got something.</param>
public sealed record LedgerNews(long LastSequence, IReadOnlyList<string> ManagerIds);

/// <summary>A reconciliation.</summary>
/// <param name="Id">Rising number; 0 before it is saved.</param>
/// <param name="StartedAt">Begin.</param>
/// <param name="FinishedAt">End.</param>
/// <param name="Green">True when nothing differed.</param>
/// <param name="Entries">How many ledger entries were compared.</param>
/// <param name="Differences">What differed, as JSON for the report.</param>
public sealed record ReconcileRun(long Id, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, bool Green, long Entries, string Differences);
