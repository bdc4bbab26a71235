using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Ledger;
using Podium.WebHost.Security;

namespace Podium.WebHost.Reconciliation;

/// <summary>Proof on demand, and the proofs of before.</summary>
internal static class ReconcileEndpoints
{
    private const int MaxCount = 200;

    /// <summary>Maps <c>/api/reconciliations</c>.</summary>
    public static void MapReconciliations(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/reconciliations").WithTags("Reconciliation").RequireAuthorization(Policies.Controllers);
        runs.MapPost("", RunAsync).WithName("reconcile").WithSummary("Compares ledger, managers and units while business goes on; answers when done.");
        runs.MapGet("", ListAsync).WithName("listReconciliations").WithSummary("The newest runs, newest first.");
    }

    private static async Task<Ok<ReconciliationView>> RunAsync(IReconcileService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(ReconciliationView.Of(await service.RunAsync(cancellationToken)));

    private static async Task<Ok<ImmutableArray<ReconciliationView>>> ListAsync(IReconcileReader reader, CancellationToken cancellationToken, int count = 20)
    {
        if (count is < 1 or > MaxCount)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Count is 1 to {MaxCount}.", "count");
        }

        return TypedResults.Ok<ImmutableArray<ReconciliationView>>([.. (await reader.ReadRunsAsync(count, cancellationToken)).Select(ReconciliationView.Of)]);
    }
}
