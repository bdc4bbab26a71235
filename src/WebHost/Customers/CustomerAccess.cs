using Podium.Contracts.Customers;
using Podium.Grains;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers;

/// <summary>Finds a customer for a caller; what is not theirs looks like what is not there.</summary>
internal static class CustomerAccess
{
    /// <summary>The customer and its grain. Errors: <c>not_found</c>.</summary>
    public static async Task<(ICustomerGrain Grain, CustomerView View)> FindAsync(IGrainFactory grains, DataScope scope, string id)
    {
        if (Ids.Check(id, 32, "id") is not null)
        {
            throw Problems.NotFound("customer");
        }

        var grain = grains.GetGrain<ICustomerGrain>(id);
        return await grain.GetAsync() is { } view && scope.AllowsCustomer(view) ? (grain, view) : throw Problems.NotFound("customer");
    }
}
