using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>The write side of a database: commits a group of batches in one transaction.</summary>
public interface ILedgerStore
{
    /// <summary>
    /// Commits the group. Batches that meet an existing (source, posting id, leg), an existing reversal of the same posting or a foreign
    /// account are refused whole, the rest is committed; results come in the order of the group. Throws when nothing was committed, or when
    /// that is unknown. Never called concurrently with itself on one silo.
    /// </summary>
    Task<IReadOnlyList<AppendResult>> CommitAsync(IReadOnlyList<LedgerBatch> group, DateTimeOffset recordedAt, CancellationToken cancellationToken);
}

/// <summary>
/// Following the ledger. Positions are commits; several silos commit at once and commits become visible out of order, so a follower
/// only trusts positions below the safe one: nothing that is still running can come in below it.
/// </summary>
public interface ILedgerReader
{
    /// <summary>Every entry of the manager from <paramref name="position"/> on (included) that lies below the safe position, in order of sequence.</summary>
    Task<LedgerTail> ReadManagerTailAsync(string managerId, long position, CancellationToken cancellationToken);

    /// <summary>How long that tail is, without reading it.</summary>
    Task<LedgerTailLength> CountManagerTailAsync(string managerId, long position, CancellationToken cancellationToken);

    /// <summary>The legs of a posting, all effects, in order of leg; empty when the ledger has none.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadPostingAsync(string source, string postingId, CancellationToken cancellationToken);

    /// <summary>The legs of the reversal of a posting, or empty.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadReversalOfAsync(string source, string postingId, CancellationToken cancellationToken);

    /// <summary>Every leg of a customer in order of sequence.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadCustomerAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>The newest entries of a manager, newest first.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadLatestOfManagerAsync(string managerId, int count, CancellationToken cancellationToken);

    /// <summary>Managers that have entries beyond their checkpoint, out of the given ones.</summary>
    Task<IReadOnlyList<string>> FindBehindAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken);
}

/// <summary>A trusted stretch of one manager's ledger.</summary>
/// <param name="Entries">In order of sequence.</param>
/// <param name="SafePosition">Everything below is in it; follow from here.</param>
public sealed record LedgerTail(IReadOnlyList<LedgerEntry> Entries, long SafePosition);

/// <summary>The length of a trusted stretch of one manager's ledger.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Entries">How many entries are in it.</param>
/// <param name="SafePosition">Where it ends; not included.</param>
public readonly record struct LedgerTailLength(long Position, long Entries, long SafePosition);
