using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Demerits;
using Podium.WebHost.Security;

namespace Podium.WebHost.Demerits;

/// <summary>The catalogue of faults: data that administrators keep.</summary>
internal static class FaultEndpoints
{
    /// <summary>Maps <c>/api/demerits/catalogue</c>.</summary>
    public static void MapFaults(this IEndpointRouteBuilder api)
    {
        var catalogue = api.MapGroup("/demerits/catalogue").WithTags("Demerits");
        catalogue.MapGet("", GetAsync).RequireAuthorization(Policies.Bankers).WithName("getFaults").WithSummary("The catalogue of faults, with every version of each.");
        catalogue.MapPut("/{code}", PutAsync).RequireAuthorization(Policies.Administrators).WithName("putFault")
            .WithSummary("Adds a fault, or a version of one from a day on. What was recorded by an earlier version keeps it.");
    }

    private static async Task<Ok<ImmutableArray<FaultView>>> GetAsync(IDemeritStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var versions = await store.ReadCatalogueAsync(cancellationToken);
        return TypedResults.Ok(versions.GroupBy(v => v.Fault.Code, StringComparer.Ordinal)
            .Select(fault => new FaultView((FaultVersion.InForce(fault, fault.Key, scope.Today) ?? fault.First()).Fault, [.. fault]))
            .ToImmutableArray());
    }

    private static async Task<Ok<FaultVersion>> PutAsync(
        string code,
        FaultChange change,
        IDemeritStore store,
        DataScope scope,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!string.Equals(code, change.Fault.Code, StringComparison.Ordinal))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The code in the address and in the fault differ.", "fault.code");
        }

        DemeritRules.RequireFault(change.Fault);
        if (change.From < scope.Today)
        {
            throw new PodiumException(ErrorCodes.ValueDateOutOfRange, "A version begins today or later: what was recorded keeps its rule.", "from");
        }

        return TypedResults.Ok(await store.SaveFaultAsync(change.Fault, change.From, scope.Caller.UserName, clock.GetUtcNow(), cancellationToken));
    }
}
