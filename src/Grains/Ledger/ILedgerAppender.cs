using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Search;

namespace Podium.Grains.Ledger;

/// <summary>
/// The commit point of a silo: gathers what many customers decided, commits it in one transaction, then tells the managers.
/// </summary>
public interface ILedgerAppender
{
    /// <summary>Commits one customer's decision, all or nothing, and returns when it is durable or refused.</summary>
    Task<AppendResult> AppendAsync(LedgerBatch batch);
}

/// <summary>One decision of one customer; it is committed as a whole or not at all.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Entries">The legs; sequence, position and recording time are filled in at the commit.</param>
/// <param name="Customer">The customer's row to write, or null when it does not change.</param>
/// <param name="Accounts">Accounts to register for the customer; one that belongs to another customer refuses the batch.</param>
/// <param name="Assignment">The assignment to write (replacing one of the same date), or null.</param>
/// <param name="Audit">Entries of the audit to write with the decision; postings have none, the ledger keeps them.</param>
/// <param name="Card">What search and lists show of the customer, where that changes; null otherwise.</param>
/// <param name="TierFrom">The day from which the tier of <paramref name="Customer"/> holds, where it changed; null otherwise.</param>
public sealed record LedgerBatch(
    string CustomerId,
    ImmutableArray<LedgerEntry> Entries,
    CustomerRow? Customer = null,
    ImmutableArray<string> Accounts = default,
    Assignment? Assignment = null,
    ImmutableArray<AuditRecord> Audit = default,
    CustomerCard? Card = null,
    DateOnly? TierFrom = null);

/// <summary>The customer as stored beside the ledger.</summary>
/// <param name="Profile">Who it is.</param>
/// <param name="HomeUnitId">Home unit.</param>
/// <param name="Since">Day of coming.</param>
/// <param name="Tier">Tier when written, for lists.</param>
public sealed record CustomerRow(CustomerProfile Profile, string HomeUnitId, DateOnly Since, Tier Tier);

/// <summary>What became of a batch.</summary>
/// <param name="Committed">The legs as committed; empty when refused.</param>
/// <param name="Existing">When refused: the postings of the batch that the ledger has already, with the fingerprint of what it has.</param>
/// <param name="TakenAccounts">When refused: accounts that belong to another customer.</param>
public sealed record AppendResult(
    ImmutableArray<LedgerEntry> Committed,
    ImmutableArray<ExistingPosting> Existing,
    ImmutableArray<string> TakenAccounts)
{
    /// <summary>True when the batch is durable.</summary>
    public bool IsCommitted => Existing.IsEmpty && TakenAccounts.IsEmpty;
}

/// <summary>A posting the ledger has.</summary>
/// <param name="Source">Source.</param>
/// <param name="PostingId">Id in the source.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="ContentHash">Fingerprint of its content.</param>
public sealed record ExistingPosting(string Source, string PostingId, string CustomerId, long ContentHash);
