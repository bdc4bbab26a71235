using Podium.Contracts.Customers;
using Podium.Grains.Audit;
using Podium.Grains.Needs;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Needs;

/// <summary>
/// Which needs are in whose reach: those one answers or leads, those passed to the own unit, and those of the own customers wherever they went.
/// A need in reach shows the customer's name; the customer's file stays closed to those who do not serve it.
/// </summary>
internal sealed class NeedAccess(INeedStore needs, IGrainFactory grains, IAuditTrail audit, TimeProvider time)
{
    /// <summary>The need, where it is in reach. Errors: <c>not_found</c>.</summary>
    public async Task<Need> FindAsync(DataScope scope, string id, CancellationToken cancellationToken)
    {
        var need = await needs.FindAsync(id, cancellationToken) ?? throw Problems.NotFound("need");
        if (Answers(scope, need)
            || (await grains.GetGrain<ICustomerGrain>(need.CustomerId).GetAsync() is { } customer && scope.AllowsCustomer(customer)))
        {
            return need;
        }

        await audit.AppendAsync(
            new AuditRecord(time.GetUtcNow(), scope.Caller.UserName, AuditActions.NeedDenied, "need/" + need.Id, need.CustomerId, need.UnitId), cancellationToken);
        throw RefusedTries.MarkKept(Problems.NotFound("need"));
    }

    /// <summary>A search for what is in reach.</summary>
    public static NeedQuery Query(DataScope scope, NeedState? state, bool isOwn, int offset, int count)
    {
        var (managers, units) = CustomerReach.Of(scope, null);
        return new NeedQuery(
            state,
            managers,
            units,
            scope.OwnManagerId is null ? null : scope.OwnUnitId,
            isOwn ? scope.OwnManagerId : null,
            isOwn && scope.OwnManagerId is null,
            scope.Today,
            offset,
            count);
    }

    private static bool Answers(DataScope scope, Need need) =>
        (need.OwnerManagerId is { } owner && scope.AllowsManager(owner))
        || scope.AllowsUnit(need.UnitId)
        || (need.OwnerManagerId is null && scope.OwnManagerId is not null && string.Equals(scope.OwnUnitId, need.UnitId, StringComparison.Ordinal));
}
