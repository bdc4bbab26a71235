using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Assignments;
using Podium.Grains.Rules;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.WebHost.Security;

namespace Podium.WebHost.Assignments;

/// <summary>How owners are proposed, as of today.</summary>
/// <param name="Version">0 for the defaults.</param>
/// <param name="From">First day.</param>
/// <param name="Rules">The rules.</param>
/// <param name="ChangedBy">Who set them.</param>
internal sealed record AssignmentRulesView(long Version, DateOnly From, AssignmentRules Rules, string ChangedBy)
{
    internal static AssignmentRulesView Of(RuleVersion<AssignmentRules> version) => new(version.Version, version.From, version.Rules, version.ChangedBy);
}

/// <summary>Sets how owners are proposed.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="From">First day, today or later.</param>
/// <param name="Rules">The rules.</param>
internal sealed record AssignmentRulesChange(string OperationId, DateOnly From, AssignmentRules Rules);

/// <summary>The rules of the public pool, as of today.</summary>
/// <param name="Version">0 for the defaults.</param>
/// <param name="From">First day.</param>
/// <param name="Rules">The rules.</param>
/// <param name="ChangedBy">Who set them.</param>
internal sealed record PoolRulesView(long Version, DateOnly From, PoolRules Rules, string ChangedBy)
{
    internal static PoolRulesView Of(RuleVersion<PoolRules> version) => new(version.Version, version.From, version.Rules, version.ChangedBy);
}

/// <summary>Sets the rules of the public pool.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="From">First day, today or later.</param>
/// <param name="Rules">The rules.</param>
internal sealed record PoolRulesChange(string OperationId, DateOnly From, PoolRules Rules);

/// <summary>The bank's rules of assignment and of the public pool.</summary>
internal static class AssignmentRuleEndpoints
{
    /// <summary>Maps <c>/api/assignment-rules</c> and <c>/api/pool-rules</c>.</summary>
    public static void MapAssignmentRules(this IEndpointRouteBuilder api)
    {
        var assignment = api.MapGroup("/assignment-rules").WithTags("Assignments");
        assignment.MapGet("", GetAssignmentAsync).RequireAuthorization(Policies.Bankers).WithName("getAssignmentRules").WithSummary("How owners are proposed, as of today.");
        assignment.MapPut("", PutAssignmentAsync).RequireAuthorization(Policies.Administrators).WithName("putAssignmentRules")
            .WithSummary("Sets how owners are proposed from a day on, today or later.").ProducesProblem(StatusCodes.Status409Conflict);
        var pool = api.MapGroup("/pool-rules").WithTags("Assignments");
        pool.MapGet("", GetPoolAsync).RequireAuthorization(Policies.Bankers).WithName("getPoolRules").WithSummary("When customers return to the public pool and who may claim them, as of today.");
        pool.MapPut("", PutPoolAsync).RequireAuthorization(Policies.Administrators).WithName("putPoolRules")
            .WithSummary("Sets the rules of the public pool from a day on, today or later.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<AssignmentRulesView>> GetAssignmentAsync(IRuleStore store, DataScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(AssignmentRulesView.Of((await store.GetAsync<AssignmentRules>(cancellationToken)).On(scope.Today)));

    private static async Task<Ok<PoolRulesView>> GetPoolAsync(IRuleStore store, DataScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(PoolRulesView.Of((await store.GetAsync<PoolRules>(cancellationToken)).On(scope.Today)));

    private static async Task<Ok<AssignmentRulesView>> PutAssignmentAsync(AssignmentRulesChange change, IRuleStore store, DataScope scope, CancellationToken cancellationToken)
    {
        change.Rules.Check();
        await PutAsync(change.OperationId, "assignmentRules.changed", change.From, change.Rules, store, scope, cancellationToken);
        return TypedResults.Ok(AssignmentRulesView.Of((await store.GetAsync<AssignmentRules>(cancellationToken)).On(change.From)));
    }

    private static async Task<Ok<PoolRulesView>> PutPoolAsync(PoolRulesChange change, IRuleStore store, DataScope scope, CancellationToken cancellationToken)
    {
        change.Rules.Check();
        await PutAsync(change.OperationId, "poolRules.changed", change.From, change.Rules, store, scope, cancellationToken);
        return TypedResults.Ok(PoolRulesView.Of((await store.GetAsync<PoolRules>(cancellationToken)).On(change.From)));
    }

    private static Task PutAsync<T>(string operationId, string action, DateOnly from, T rules, IRuleStore store, DataScope scope, CancellationToken cancellationToken)
        where T : class, new() => from < scope.Today
            ? throw new PodiumException(ErrorCodes.InThePast, "Rules begin today or later.", "from")
            : store.PutAsync(from, rules, new Operation(operationId, action, scope.Caller.UserName, (from, rules).ToTuple()), cancellationToken);
}
