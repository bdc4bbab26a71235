using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Managers;

/// <summary>
/// Keeps how far a manager's totals have come, what they were, and the sums by day that history reads. All of it derived from
/// the ledger: losing it costs time, never money.
/// </summary>
public interface IManagerCheckpointStore
{
    /// <summary>The manager's checkpoint, or null when there is none yet.</summary>
    Task<ManagerCheckpoint?> LoadAsync(string managerId, CancellationToken cancellationToken);

    /// <summary>The checkpoints of many managers (those that have one).</summary>
    Task<IReadOnlyList<ManagerCheckpoint>> LoadManyAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the checkpoint and adds <paramref name="dayChanges"/> to the sums by day, in one transaction, if the stored revision is
    /// <c>checkpoint.Revision - 1</c> (0 stored means none). False, with nothing written, when it is not. May gather many managers into one transaction.
    /// </summary>
    Task<bool> SaveAsync(ManagerCheckpoint checkpoint, IReadOnlyList<DayChange> dayChanges, CancellationToken cancellationToken);

    /// <summary>The manager's sums by day, all days.</summary>
    Task<IReadOnlyList<DayChange>> ReadDaysAsync(string managerId, CancellationToken cancellationToken);

    /// <summary>Forgets checkpoint and sums by day, so that the manager starts again from the ledger.</summary>
    Task ResetAsync(string managerId, CancellationToken cancellationToken);
}

/// <summary>How far a manager's totals have come.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Revision">1 for the first, one more with every write.</param>
/// <param name="Position">Follow the ledger from here.</param>
/// <param name="Applied">Sequences at or beyond <paramref name="Position"/> that are already in.</param>
/// <param name="Entries">How many entries are in.</param>
/// <param name="Payload">The totals, in the manager's own format.</param>
public sealed record ManagerCheckpoint(string ManagerId, long Revision, long Position, IReadOnlyList<long> Applied, long Entries, byte[] Payload);

/// <summary>A sum, or a change to it, of one manager, day and kind of business.</summary>
/// <param name="Kind">Kind of entry.</param>
/// <param name="Effect">Business or transfer.</param>
/// <param name="CustomerKind">Kind of customer.</param>
/// <param name="Product">Product code.</param>
/// <param name="ValueDate">The day.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="BookedAt">Newest booking time among the entries.</param>
public sealed record DayChange(
    EntryKind Kind,
    EntryEffect Effect,
    CustomerKind CustomerKind,
    string Product,
    DateOnly ValueDate,
    long Amount,
    long Quantity,
    DateTimeOffset BookedAt);
