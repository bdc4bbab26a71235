using Podium.Contracts.Customers;
using Podium.Grains;
using Podium.Grains.Audit;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers;

/// <summary>Finds a customer for a caller; what is not theirs looks like what is not there, and the audit keeps who tried.</summary>
internal sealed class CustomerAccess(IGrainFactory grains, IAuditTrail audit, TimeProvider time)
{
    /// <summary>The customer and its grain, to change something. Errors: <c>not_found</c>.</summary>
    public async Task<(ICustomerGrain Grain, CustomerView View)> FindAsync(DataScope scope, string id, CancellationToken cancellationToken)
    {
        if (Ids.Check(id, 32, "id") is not null)
        {
            throw Problems.NotFound("customer");
        }

        var grain = grains.GetGrain<ICustomerGrain>(id);
        if (await grain.GetAsync() is not { } view)
        {
            throw Problems.NotFound("customer");
        }

        if (!scope.AllowsCustomer(view))
        {
            await audit.AppendAsync(Record(scope, AuditActions.CustomerDenied, view, null), cancellationToken);
            throw RefusedTries.MarkKept(Problems.NotFound("customer"));
        }

        return (grain, view);
    }

    /// <summary>The customer, to show it: the audit keeps who read what of it. Errors: <c>not_found</c>.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="id">The customer.</param>
    /// <param name="part">What of it is shown, for instance <c>file</c>.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<CustomerView> ReadAsync(DataScope scope, string id, string part, CancellationToken cancellationToken)
    {
        var (_, view) = await FindAsync(scope, id, cancellationToken);
        await audit.AppendAsync(Record(scope, AuditActions.CustomerRead, view, part), cancellationToken);
        return view;
    }

    private AuditRecord Record(DataScope scope, string action, CustomerView view, string? after) =>
        new(time.GetUtcNow(), scope.Caller.UserName, action, "customer/" + view.Id, view.Id, view.HomeUnitId, null, after);
}
