using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Grains.Organization;
using Podium.Silo.Assignments;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Assignments;

/// <summary>The public pool (公海): customers nobody serves, to be claimed by managers of the units around them.</summary>
internal static class PoolEndpoints
{
    private const int MaxPage = 200;

    /// <summary>Maps <c>/api/pool</c>.</summary>
    public static void MapPool(this IEndpointRouteBuilder api)
    {
        var pool = api.MapGroup("/pool").WithTags("Assignments").RequireAuthorization(Policies.Bankers);
        pool.MapGet("", ListAsync).WithName("listPool")
            .WithSummary("Customers that nobody serves, longest there first: for managers those of their unit, the units below and above; without amounts.");
        pool.MapGet("/returning", ListReturningAsync).WithName("listReturning")
            .WithSummary("Customers of the managers in scope that return to the pool soon, or would if nothing kept them.");
        pool.MapPost("/{customerId}/claim", ClaimAsync).RequireAuthorization(Policies.Managers).WithName("claimCustomer")
            .WithSummary("Claims a customer from today. Of two who claim one wins, the other is told who (already_claimed).")
            .ProducesProblem(StatusCodes.Status409Conflict);
        pool.MapPost("", PutAsync).RequireAuthorization(Policies.Leaders).WithName("putIntoPool")
            .WithSummary("Puts a customer in scope into the pool of its home unit, from the next working day unless another is named.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<PoolPage>> ListAsync(
        IPoolStore store, PoolDesk desk, DataScope scope, CancellationToken cancellationToken, string? tier = null, int offset = 0, int count = 50)
    {
        if (offset < 0 || count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 or more, count is 1 to {MaxPage}.", "count");
        }

        var (all, rows) = await store.ListAsync(new PoolQuery(UnitsOf(scope), scope.Today, string.IsNullOrEmpty(tier) ? null : Choice.Read<Tier>(tier, "tier"), offset, count), cancellationToken);
        var (_, rules) = await desk.RulesAsync(cancellationToken);
        var limits = scope.OwnManagerId is { } own ? await desk.GetLimitsAsync(own, cancellationToken) : null;
        return TypedResults.Ok(new PoolPage(all, [.. rows.Select(row => View(row, rules, scope))], limits));
    }

    private static async Task<Ok<ImmutableArray<ReturningView>>> ListReturningAsync(IPoolStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var managers = scope.OwnManagerId is { } own ? [own] : ContactEndpoints.ManagersOf(scope, null);
        var rows = await store.ListReturningAsync([.. managers], scope.Today, cancellationToken);
        return TypedResults.Ok<ImmutableArray<ReturningView>>(
        [
            .. rows.Select(row => new ReturningView(
                row.Warning.CustomerId,
                row.Name,
                row.Tier,
                row.Warning.ManagerId,
                NameOf(scope, row.Warning.ManagerId),
                row.Warning.BaseDay,
                row.Warning.WarnedOn,
                row.Warning.LeavesOn ?? row.Warning.ReturnOn,
                row.Warning.LeavesOn is not null,
                row.Warning.KeptBy)),
        ]);
    }

    private static async Task<Ok<PoolClaimed>> ClaimAsync(
        string customerId, PoolClaiming claiming, PoolDesk desk, DataScope scope, IGrainFactory grains, IAuditTrail audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        Ids.Require(claiming.OperationId, 48, "operationId");
        var view = Ids.Check(customerId, 32, "customerId") is null ? await grains.GetGrain<ICustomerGrain>(customerId).GetAsync() : null;
        if (view is null || !Reaches(scope, view))
        {
            var refusal = Problems.NotFound("customer");
            if (view is not null)
            {
                var record = new AuditRecord(clock.GetUtcNow(), scope.Caller.UserName, AuditActions.CustomerDenied, "customer/" + view.Id, view.Id, view.HomeUnitId);
                await audit.AppendAsync(record, cancellationToken);
                RefusedTries.MarkKept(refusal);
            }

            throw refusal;
        }

        var claim = await desk.ClaimAsync(scope.OwnManagerId!, customerId, claiming.OperationId, scope.Caller.UserName, cancellationToken);
        return TypedResults.Ok(new PoolClaimed(claim.CustomerId, claim.Day, await desk.GetLimitsAsync(claim.ManagerId, cancellationToken)));
    }

    private static async Task<Ok<CustomerView>> PutAsync(PoolPutting putting, PoolDesk desk, CustomerAccess access, DataScope scope, CancellationToken cancellationToken)
    {
        Ids.Require(putting.OperationId, 48, "operationId");
        var reason = VisitDesk.Text(putting.Reason, 500, "reason");
        await access.FindAsync(scope, putting.CustomerId, cancellationToken);
        var from = putting.From ?? await desk.NextWorkingDayAsync(cancellationToken);
        return from < scope.Today
            ? throw new PodiumException(ErrorCodes.InThePast, "A customer comes into the pool today or later: what was earned stays where it was earned.", "from")
            : TypedResults.Ok(await desk.PutAsync(putting.OperationId, putting.CustomerId, from, PoolReason.PutByLeader, reason, scope.Caller.UserName, cancellationToken));
    }

    /// <summary>
    /// Whether the caller may know of the customer: it is in a pool of theirs, or was until yesterday, so that who comes second hears who was first.
    /// </summary>
    private static bool Reaches(DataScope scope, CustomerView view)
    {
        var present = view.Assignments.LastOrDefault(a => a.From <= scope.Today) ?? view.Assignments.FirstOrDefault();
        var isFree = present is null || present.Shares.IsEmpty || scope.AllowsCustomer(view) || present.From >= scope.Today.AddDays(-1);
        return isFree && UnitsOf(scope).Contains(view.HomeUnitId, StringComparer.Ordinal);
    }

    private static IReadOnlyCollection<string> UnitsOf(DataScope scope)
    {
        var organization = scope.Organization;
        if (scope.IsWholeBank)
        {
            return [.. organization.Snapshot.Units.Select(u => u.Id)];
        }

        if (scope.OwnUnitId is not { } own)
        {
            return [];
        }

        return scope.OwnManagerId is null
            ? organization.SubtreeOf(own)
            : [.. organization.Snapshot.Units.Select(u => u.Id).Where(unit => organization.IsWithin(unit, own) || organization.IsWithin(own, unit))];
    }

    private static PoolRow View(PoolCustomer row, PoolRules rules, DataScope scope) => new(
        row.CustomerId,
        row.Name,
        row.Kind,
        row.Tier,
        row.Industry,
        row.HomeUnitId,
        row.Since,
        row.Reason,
        row.Note,
        [.. row.Before.Select(id => NameOf(scope, id))],
        scope.OwnManagerId is { } own && PoolClaims.FreeFrom(own, new PoolPast(row.Before, row.Since), rules) is var free && free > scope.Today ? free : null);

    private static string NameOf(DataScope scope, string managerId) => scope.Organization.FindManager(managerId)?.Name ?? managerId;
}
