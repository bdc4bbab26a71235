using Podium.Contracts.Ledger;

namespace Podium.Grains.Handovers;

/// <summary>Handovers, their customers and how far each is.</summary>
public interface IHandoverStore
{
    /// <summary>Makes a handover with its customers; answers the stored one: that of an earlier call with the same id stays.</summary>
    Task<Handover> MakeAsync(Handover handover, IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a step from the version before it. False when another step came first; a repeated operation id is true and changes nothing.
    /// </summary>
    Task<bool> StepAsync(Handover handover, HandoverStep step, CancellationToken cancellationToken);

    /// <summary>
    /// Takes customers out of a draft into a handover of their own, from the draft's version before. False when another step came first.
    /// </summary>
    Task<bool> SplitAsync(Handover draft, Handover part, IReadOnlyCollection<string> customerIds, HandoverStep step, CancellationToken cancellationToken);

    /// <summary>Whether a step with the operation id was made.</summary>
    Task<bool> IsDoneAsync(string id, string operationId, CancellationToken cancellationToken);

    /// <summary>A handover and how far it is, or null.</summary>
    Task<(Handover Handover, HandoverProgress Progress)?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Handovers that give from or to one of the managers, newest first.</summary>
    Task<IReadOnlyList<(Handover Handover, HandoverProgress Progress)>> ListAsync(IReadOnlyCollection<string> managerIds, HandoverState? state, int count, CancellationToken cancellationToken);

    /// <summary>Customers of a handover by id, after one of them.</summary>
    Task<IReadOnlyList<HandoverItem>> ReadItemsAsync(string id, HandoverItemState? state, string? after, int count, CancellationToken cancellationToken);

    /// <summary>Adds customers that are not in it yet.</summary>
    Task AddItemsAsync(string id, IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Notes what became of customers. With those that moved go the giver's open needs, planned visits from the day on, and promised calls; a visit at
    /// a time at which the receiver has another stays, and the customer's entry says so.
    /// </summary>
    Task MarkAsync(Handover handover, string receiverUnitId, IReadOnlyCollection<HandoverItem> items, CancellationToken cancellationToken);

    /// <summary>Handovers that are signed or running and whose day has come.</summary>
    Task<IReadOnlyList<string>> FindDueAsync(DateOnly today, CancellationToken cancellationToken);

    /// <summary>Customers in which a manager has a share on a day or later, by id.</summary>
    Task<IReadOnlyList<string>> FindCustomersAsync(string managerId, DateOnly day, CancellationToken cancellationToken);

    /// <summary>What the giver holds of the handover's customers at the end of a day, by kind of business.</summary>
    Task<IReadOnlyDictionary<EntryKind, LevelSum>> SumLevelsAsync(string id, string giverId, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>A step of a handover.</summary>
/// <param name="OperationId">The call that makes it.</param>
/// <param name="Actor">Who.</param>
/// <param name="At">When.</param>
/// <param name="Signer">The part that signs; null for other steps.</param>
/// <param name="Note">Why, where somebody says it.</param>
public sealed record HandoverStep(string OperationId, string Actor, DateTimeOffset At, HandoverSigner? Signer = null, string? Note = null);

/// <summary>What somebody holds of a kind of business.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="Quantity">Pieces.</param>
public readonly record struct LevelSum(long Amount, long Quantity);
