using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers;

/// <summary>Turns a scope into the restriction of a search among customers.</summary>
internal static class CustomerReach
{
    /// <summary>
    /// Managers whose customers are in reach (null for everybody's) and units whose unserved customers are. Errors: <c>not_found</c> for a
    /// manager who is not in scope.
    /// </summary>
    public static (IReadOnlyCollection<string>? Managers, IReadOnlyCollection<string> Units) Of(DataScope scope, string? managerId)
    {
        if (managerId is not null)
        {
            return scope.AllowsManager(managerId) ? ([managerId], []) : throw Problems.NotFound("manager");
        }

        if (scope.IsWholeBank || (scope.OwnUnitId is { } unit && scope.AllowsUnit(unit) && string.Equals(unit, scope.Organization.Root?.Id, StringComparison.Ordinal)))
        {
            return (null, []);
        }

        if (scope.OwnManagerId is { } own)
        {
            return ([own], []);
        }

        return (
            [.. scope.Organization.Snapshot.Managers.Select(m => m.Id).Where(scope.AllowsManager)],
            scope.OwnUnitId is { } top && scope.AllowsUnit(top) ? scope.Organization.SubtreeOf(top) : []);
    }
}
