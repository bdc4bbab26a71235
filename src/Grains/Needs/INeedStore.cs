using System.Collections.Immutable;
using Podium.Grains.Audit;

namespace Podium.Grains.Needs;

/// <summary>Keeps needs and what was done with them.</summary>
public interface INeedStore
{
    /// <summary>Records a need; a repeated operation answers the first one. Errors: <c>conflict</c> for a used operation id with other content.</summary>
    Task<Need> AddAsync(string operationId, long contentHash, Need need, AuditRecord audit, CancellationToken cancellationToken);

    /// <summary>The need, or null.</summary>
    Task<Need?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Decides a step while nobody else decides one of the same need, and writes it with its audit entry. A repeated operation answers the need
    /// as it is and decides nothing. Errors: <c>conflict</c>, and what <paramref name="decide"/> throws.
    /// </summary>
    Task<Need> StepAsync(
        string id,
        string operationId,
        long contentHash,
        Func<Need, (Need Need, NeedStep Step)> decide,
        Func<Need, Need, AuditRecord> audit,
        CancellationToken cancellationToken);

    /// <summary>Needs in reach, the first deadline first.</summary>
    Task<NeedPage> ListAsync(NeedQuery query, CancellationToken cancellationToken);

    /// <summary>The needs of a customer that are not closed, the first deadline first.</summary>
    Task<ImmutableArray<Need>> ListOpenAsync(string customerId, CancellationToken cancellationToken);
}

/// <summary>A search among needs.</summary>
/// <param name="State">In this state; null for all.</param>
/// <param name="Managers">Managers in reach: their needs and those of customers they serve; null for the whole bank.</param>
/// <param name="Units">Units in reach with all their needs.</param>
/// <param name="UnownedUnit">A unit whose needs without a manager are in reach; null for none.</param>
/// <param name="Owner">Only those of this manager; null for all.</param>
/// <param name="OnlyWaiting">Only what waits for who leads: without a manager, or overdue.</param>
/// <param name="Today">The business date.</param>
/// <param name="Offset">0-based.</param>
/// <param name="Count">At most 200.</param>
public sealed record NeedQuery(
    NeedState? State,
    IReadOnlyCollection<string>? Managers,
    IReadOnlyCollection<string> Units,
    string? UnownedUnit,
    string? Owner,
    bool OnlyWaiting,
    DateOnly Today,
    int Offset,
    int Count);

/// <summary>A page of needs.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Rows">The page.</param>
public sealed record NeedPage(long Count, ImmutableArray<Need> Rows);
