namespace Podium.Grains.Demerits;

/// <summary>Catalogue and demerits, with every step they took.</summary>
public interface IDemeritStore
{
    /// <summary>Every version of every fault: the standard ones in the order of the rule book, then the bank's own; of each the newest first.</summary>
    Task<IReadOnlyList<FaultVersion>> ReadCatalogueAsync(CancellationToken cancellationToken);

    /// <summary>Adds a version of a fault from a day on.</summary>
    Task<FaultVersion> SaveFaultAsync(Fault fault, DateOnly from, string actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Records a demerit; one that disqualifies takes the manager's sign-in away and drafts the handover of the whole portfolio as of today in the same
    /// transaction. Answers what is stored: that of an earlier call with the same id, or with the same rule's finding, stays.
    /// </summary>
    Task<Demerit> RecordAsync(Demerit demerit, DateOnly today, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a step from the version before it. False when another step came first. A repeated operation id is true and changes nothing.
    /// </summary>
    Task<bool> StepAsync(Demerit demerit, string operationId, string actor, string note, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>A demerit with its steps, or null.</summary>
    Task<(Demerit Demerit, IReadOnlyList<DemeritStep> Steps)?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Demerits of managers, newest day first, with how many there are.</summary>
    Task<(int Count, IReadOnlyList<Demerit> Rows)> ListAsync(DemeritQuery query, CancellationToken cancellationToken);

    /// <summary>Points of managers in a year; managers without a demerit are left out.</summary>
    Task<IReadOnlyList<DemeritPoints>> SumAsync(IReadOnlyCollection<string> managerIds, int year, CancellationToken cancellationToken);
}

/// <summary>Which demerits.</summary>
/// <param name="ManagerIds">Whose.</param>
/// <param name="Year">Of which year; null for all.</param>
/// <param name="State">In which state; null for all.</param>
/// <param name="Offset">0-based.</param>
/// <param name="Count">How many at most.</param>
public sealed record DemeritQuery(IReadOnlyCollection<string> ManagerIds, int? Year, DemeritState? State, int Offset, int Count);

/// <summary>A manager's year.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Points">Points that count.</param>
/// <param name="Contested">Those of them that are contested.</param>
/// <param name="Demerits">Demerits that count.</param>
/// <param name="Disqualified">Whether one of them disqualifies.</param>
public sealed record DemeritPoints(string ManagerId, int Points, int Contested, int Demerits, bool Disqualified);
