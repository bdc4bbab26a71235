using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>A visit, or a series of them, to be planned.</summary>
/// <param name="CustomerId">Who is visited.</param>
/// <param name="ManagerId">Who goes.</param>
/// <param name="Times">One or more; each with the bank's day of its beginning.</param>
/// <param name="Place">Where.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Surprise">Not announced.</param>
public sealed record VisitPlan(
    string CustomerId,
    string ManagerId,
    IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End, DateOnly Day)> Times,
    string Place,
    string Purpose,
    bool Surprise = false);

/// <summary>A contact.</summary>
/// <param name="Id">The contact.</param>
/// <param name="CustomerId">With whom.</param>
/// <param name="ManagerId">Whose.</param>
/// <param name="Kind">The way.</param>
/// <param name="At">When.</param>
/// <param name="Day">The bank's day.</param>
/// <param name="Result">What came of it.</param>
/// <param name="NextContact">When the customer was promised to hear again, or null.</param>
/// <param name="RecordedBy">Who wrote it down.</param>
/// <param name="Outcome">What it led to, or null when nobody said.</param>
public sealed record Contact(
    string Id,
    string CustomerId,
    string ManagerId,
    ContactKind Kind,
    DateTimeOffset At,
    DateOnly Day,
    string Result,
    DateTimeOffset? NextContact,
    string RecordedBy,
    ContactOutcome? Outcome = null);

/// <summary>Where a manager is.</summary>
/// <param name="VisitId">The visit the manager is out for.</param>
/// <param name="ManagerId">The manager.</param>
/// <param name="Place">Where to.</param>
/// <param name="ToWhom">To whom.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when.</param>
public sealed record Outing(string VisitId, string ManagerId, string Place, string ToWhom, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>
/// Keeps visits and contacts. Changes answer the visit or contact as it is then; a repeated operation answers the same and changes nothing,
/// errors of all of them: <c>conflict</c>, <c>invalid_id</c>, <c>not_found</c>.
/// </summary>
public interface IVisitStore
{
    /// <summary>The visit, or null.</summary>
    Task<Visit?> FindAsync(string visitId, CancellationToken cancellationToken);

    /// <summary>The visit that an earlier call of the same operation made or changed, or null. Errors: <c>conflict</c>.</summary>
    Task<Visit?> FindRepeatAsync(Operation operation, CancellationToken cancellationToken);

    /// <summary>Plans visits; all of them or none. Answers the first. Errors: <c>visit_overlaps</c>.</summary>
    Task<Visit> PlanAsync(VisitPlan plan, Operation operation, CancellationToken cancellationToken);

    /// <summary>Moves a planned visit; null leaves a part as it is. Errors: <c>visit_overlaps</c>, <c>wrong_state</c>.</summary>
    Task<Visit> MoveAsync(Visit visit, (DateTimeOffset Start, DateTimeOffset End, DateOnly Day)? time, string? place, Operation operation, CancellationToken cancellationToken);

    /// <summary>Cancels a planned visit. Errors: <c>wrong_state</c>.</summary>
    Task<Visit> CancelAsync(Visit visit, string reason, Operation operation, CancellationToken cancellationToken);

    /// <summary>The manager goes out. Errors: <c>wrong_state</c>, also while out for another visit.</summary>
    Task<Visit> GoOutAsync(Visit visit, string place, string toWhom, DateTimeOffset until, Operation operation, CancellationToken cancellationToken);

    /// <summary>The manager is back. Errors: <c>wrong_state</c>.</summary>
    Task<Visit> ComeBackAsync(Visit visit, Operation operation, CancellationToken cancellationToken);

    /// <summary>Records a contact; the promise of a next one goes on the agenda.</summary>
    Task<Contact> AddContactAsync(Contact contact, Operation operation, CancellationToken cancellationToken);

    /// <summary>The contacts with a customer, newest first.</summary>
    Task<IReadOnlyList<Contact>> ListContactsAsync(string customerId, int count, CancellationToken cancellationToken);

    /// <summary>Who of the managers is out.</summary>
    Task<IReadOnlyList<Outing>> ListOutAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken);
}
