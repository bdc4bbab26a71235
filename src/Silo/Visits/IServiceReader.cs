using Podium.Contracts.Customers;
using Podium.Grains.Visits;

namespace Podium.Silo.Visits;

/// <summary>A promise to get in touch.</summary>
/// <param name="Id">The callback.</param>
/// <param name="CustomerId">With whom.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="DueAt">When.</param>
/// <param name="DoneWith">The contact or visit that kept it, or null.</param>
public sealed record Callback(string Id, string CustomerId, string CustomerName, Tier Tier, DateTimeOffset DueAt, string? DoneWith);

/// <summary>A need without an answer.</summary>
/// <param name="NeedId">The need.</param>
/// <param name="CustomerId">Whose.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Text">What was asked for.</param>
/// <param name="Deadline">Last day for the answer.</param>
public sealed record OwedAnswer(string NeedId, string CustomerId, string CustomerName, Tier Tier, string Text, DateOnly Deadline);

/// <summary>A visit with the tier of its customer.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Tier">The tier.</param>
/// <param name="HasReport">Whether its report was submitted and stands.</param>
public sealed record AgendaVisit(Visit Visit, Tier Tier, bool HasReport);

/// <summary>Reads what agendas, demands and compliance are made of: a few statements, however many customers.</summary>
public interface IServiceReader
{
    /// <summary>The customers that managers (null for all) owe visits to, with what was done for them from a day on.</summary>
    Task<IReadOnlyList<ServedCustomer>> ReadCustomersAsync(IReadOnlyCollection<string>? managerIds, DateOnly from, DateOnly today, CancellationToken cancellationToken);

    /// <summary>One customer, or null when nobody serves it.</summary>
    Task<ServedCustomer?> FindCustomerAsync(string customerId, DateOnly from, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Visits of a manager that were not cancelled, by time.</summary>
    Task<IReadOnlyList<AgendaVisit>> ReadVisitsAsync(string managerId, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Visits of a manager that took place and lack a report, and planned ones that began before a moment.</summary>
    Task<IReadOnlyList<AgendaVisit>> ReadUnreportedAsync(string managerId, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Callbacks of a manager that come due within a span, and open ones from before it.</summary>
    Task<IReadOnlyList<Callback>> ReadCallbacksAsync(string managerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Needs that wait for an answer of a manager, first deadline first.</summary>
    Task<IReadOnlyList<OwedAnswer>> ReadAnswersOwedAsync(string managerId, CancellationToken cancellationToken);

    /// <summary>The birthdays of customers that are known.</summary>
    Task<IReadOnlyList<(string CustomerId, Birthday Birthday)>> ReadBirthdaysAsync(IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken);

    /// <summary>The customers a manager got in touch with on a day, each with the last contact.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadContactedAsync(string managerId, DateOnly day, CancellationToken cancellationToken);
}
