using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Ledger;

namespace Podium.Grains.Customers;

/// <summary>Reads what the ledger's transactions wrote about a customer.</summary>
public interface ICustomerStore
{
    /// <summary>Everything a customer needs to decide, from one snapshot of the database; null when not registered.</summary>
    Task<CustomerRecord?> LoadAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>Whose account it is, or null.</summary>
    Task<string?> FindAccountOwnerAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Customers in a scope: those currently assigned (at <paramref name="query"/>.Today) to one of the managers or, unassigned, at home in one of the
    /// units. Ordered by id.
    /// </summary>
    Task<CustomerPage> SearchAsync(CustomerQuery query, CancellationToken cancellationToken);

    /// <summary>Names of customers by id; ids that are not registered are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> GetNamesAsync(IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken);
}

/// <summary>What a customer's grain starts from.</summary>
/// <param name="Row">The customer's row.</param>
/// <param name="Assignments">Ascending by date.</param>
/// <param name="Accounts">Account ids.</param>
/// <param name="DepositSteps">Change of all deposits by value date (business entries, reversals included), ascending.</param>
/// <param name="LoanSteps">Change of loan principal by value date, ascending.</param>
public sealed record CustomerRecord(
    CustomerRow Row,
    ImmutableArray<Assignment> Assignments,
    ImmutableArray<string> Accounts,
    ImmutableArray<DayStep> DepositSteps,
    ImmutableArray<DayStep> LoanSteps);

/// <summary>A change on a day.</summary>
/// <param name="Day">Value date.</param>
/// <param name="Amount">Minor units.</param>
public readonly record struct DayStep(DateOnly Day, long Amount);

/// <summary>A search among customers.</summary>
/// <param name="Text">Where a name, its pinyin or initials, a phone, licence number or id may begin; null or empty for all.</param>
/// <param name="ManagerIds">Managers in scope (or the one asked for); null for no restriction.</param>
/// <param name="UnitIds">Units whose unserved customers are in scope; ignored when <paramref name="ManagerIds"/> is null.</param>
/// <param name="Today">Business date that says whose a customer is.</param>
/// <param name="Offset">0-based.</param>
/// <param name="Count">At most 200.</param>
/// <param name="Tier">Of this tier when last booked; null for all.</param>
/// <param name="Incomplete">Only important and key customers without a full archive.</param>
/// <param name="CustomerIds">Out of these; null for all.</param>
public sealed record CustomerQuery(
    string? Text,
    IReadOnlyCollection<string>? ManagerIds,
    IReadOnlyCollection<string> UnitIds,
    DateOnly Today,
    int Offset,
    int Count,
    Tier? Tier = null,
    bool Incomplete = false,
    IReadOnlyCollection<string>? CustomerIds = null);

/// <summary>A page of customers.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Rows">The page.</param>
/// <param name="IsCapped">True when the text begins more terms than were looked at: the count is a lower bound.</param>
public sealed record CustomerPage(long Count, IReadOnlyList<CustomerListRow> Rows, bool IsCapped = false);

/// <summary>A customer in a list.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Row">The customer's row.</param>
/// <param name="Shares">Owners today.</param>
/// <param name="Completeness">Percent of what its tier requires in the file.</param>
public sealed record CustomerListRow(string Id, CustomerRow Row, ImmutableArray<Share> Shares, int Completeness = 0);
