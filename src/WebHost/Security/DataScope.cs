using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Leagues;
using Podium.Grains.Organization;

namespace Podium.WebHost.Security;

/// <summary>How much of a league table a caller sees.</summary>
internal enum TableAccess
{
    /// <summary>Nothing: answer as if there were no such table.</summary>
    None,
    /// <summary>Names and ranks; amounts only where <see cref="DataScope.ShowsAmountsOf"/> says so.</summary>
    Masked,
    /// <summary>Everything.</summary>
    Full,
}

/// <summary>
/// What a caller may see (domain section 2), decided by role, own unit or portfolio and the organisation of today. Pure: ask it before
/// every answer, and answer what lies outside as if it did not exist.
/// </summary>
/// <param name="caller">Who asks.</param>
/// <param name="organization">The bank's units and managers.</param>
/// <param name="today">The business date.</param>
/// <param name="showPeerAmounts">Whether the bank shows managers and displays the amounts of colleagues.</param>
internal sealed partial class DataScope(Caller caller, OrganizationTree organization, DateOnly today, bool showPeerAmounts)
{
    /// <summary>Who asks.</summary>
    public Caller Caller => caller;

    /// <summary>The organisation it was decided on.</summary>
    public OrganizationTree Organization => organization;

    /// <summary>The business date it was decided on.</summary>
    public DateOnly Today => today;

    /// <summary>Whether managers and displays see the amounts of colleagues.</summary>
    public bool ShowPeerAmounts => showPeerAmounts;

    /// <summary>Whether the whole bank is in scope.</summary>
    public bool IsWholeBank => caller.Role is CallerRole.Administrator or CallerRole.Auditor;

    /// <summary>The manager the caller is, where that is their role; else null.</summary>
    public string? OwnManagerId => caller.Role == CallerRole.Manager ? caller.ManagerId : null;

    /// <summary>
    /// The caller's own unit: of a manager where they work today, of a branch head the unit led; null for the whole bank and for systems.
    /// </summary>
    public string? OwnUnitId => caller.Role switch
    {
        CallerRole.Manager => caller.ManagerId is { } id ? organization.FindManager(id)?.UnitOn(today) : null,
        CallerRole.BranchHead => caller.UnitId,
        _ => null,
    };

    /// <summary>Whether all business of the unit and of everybody in it is in scope.</summary>
    public bool AllowsUnit(string unitId) => caller.Role switch
    {
        CallerRole.Administrator or CallerRole.Auditor => organization.FindUnit(unitId) is not null,
        CallerRole.BranchHead => caller.UnitId is { } own && organization.IsWithin(unitId, own),
        _ => false,
    };

    /// <summary>Whether name and place of the unit may be shown: what is in scope, and for managers the way up to the root.</summary>
    public bool ShowsUnit(string unitId) => caller.Role switch
    {
        CallerRole.Integrator => organization.FindUnit(unitId) is not null,
        CallerRole.Manager => OwnUnitId is { } own && organization.IsWithin(own, unitId),
        CallerRole.Display => caller.UnitId is { } own && organization.IsWithin(unitId, own),
        _ => AllowsUnit(unitId),
    };

    /// <summary>Whether all business of the manager, or of the pool <c>~unit</c>, is in scope.</summary>
    public bool AllowsManager(string managerId) => caller.Role switch
    {
        CallerRole.Manager => string.Equals(caller.ManagerId, managerId, StringComparison.Ordinal) && organization.FindManager(managerId) is not null,
        _ => organization.FindManager(managerId)?.UnitOn(today) is { } unit && AllowsUnit(unit),
    };

    /// <summary>Whether name and grade of the manager may be shown.</summary>
    public bool ShowsManager(string managerId) =>
        AllowsManager(managerId) || (caller.Role == CallerRole.Integrator && organization.FindManager(managerId) is not null);

    /// <summary>
    /// Whether the customer is in scope, by who serves it today: managers see customers they have a share in, branch heads those served
    /// from their units or, unserved, at home in them.
    /// </summary>
    public bool AllowsCustomer(string homeUnitId, ImmutableArray<Share> sharesToday) =>
        IsWholeBank
        || (sharesToday.IsDefaultOrEmpty
            ? caller.Role == CallerRole.BranchHead && AllowsUnit(homeUnitId)
            : sharesToday.Any(s => AllowsManager(s.ManagerId)));

    /// <summary>As <see cref="AllowsCustomer(string, ImmutableArray{Share})"/>, for a customer as its grain shows it.</summary>
    public bool AllowsCustomer(CustomerView customer) =>
        AllowsCustomer(customer.HomeUnitId, customer.Assignments.LastOrDefault(a => a.From <= today)?.Shares ?? FirstShares(customer));

    /// <summary>How much of a table is in scope. A table of a unit that does not exist is none for everybody.</summary>
    public TableAccess AllowsTable(LeagueTableKey key)
    {
        if (organization.FindUnit(key.UnitId) is null)
        {
            return TableAccess.None;
        }

        return caller.Role switch
        {
            CallerRole.Manager when OwnUnitId is { } own && organization.IsWithin(own, key.UnitId) => Peer,
            CallerRole.Display when caller.Tables.Contains(key.ToString(), StringComparer.Ordinal) && ShowsUnit(key.UnitId) => Peer,
            CallerRole.Administrator or CallerRole.Auditor or CallerRole.BranchHead when AllowsUnit(key.UnitId) => TableAccess.Full,
            _ => TableAccess.None,
        };
    }

    /// <summary>Whether the amounts in a member's row are shown; null asks for the total of the table.</summary>
    public bool ShowsAmountsOf(LeagueTableKey key, string? memberId) => AllowsTable(key) switch
    {
        TableAccess.Full => true,
        TableAccess.Masked => key.Scope != LeagueScope.SubUnits && OwnManagerId is { } own && string.Equals(own, memberId, StringComparison.Ordinal),
        _ => false,
    };

    private TableAccess Peer => showPeerAmounts ? TableAccess.Full : TableAccess.Masked;

    // The first assignment counts from the beginning of time.
    private static ImmutableArray<Share> FirstShares(CustomerView customer) =>
        customer.Assignments.IsDefaultOrEmpty ? [] : customer.Assignments[0].Shares;
}
