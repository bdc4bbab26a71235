using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Managers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Managers;

/// <summary>The values a manager wants to hear of; each manager the own ones.</summary>
internal static class MilestoneEndpoints
{
    /// <summary>Maps <c>/api/managers</c>.</summary>
    public static void MapMilestones(this IEndpointRouteBuilder api)
    {
        var milestones = api.MapGroup("/managers/{id}/milestones").WithTags("Managers");
        milestones.MapGet("", GetAsync).WithName("getMilestones").WithSummary("The own values to be told of.");
        milestones.MapPut("", PutAsync).RequireAuthorization(Policies.Owners).WithName("putMilestones").WithSummary("Replaces the own values to be told of; at most 50.");
    }

    private static async Task<Ok<ImmutableArray<Milestone>>> GetAsync(string id, DataScope scope, IGrainFactory grains) =>
        TypedResults.Ok(await Own(id, scope, grains).GetMilestonesAsync());

    private static async Task<NoContent> PutAsync(string id, ImmutableArray<Milestone> milestones, DataScope scope, IGrainFactory grains)
    {
        await Own(id, scope, grains).SetMilestonesAsync(milestones);
        return TypedResults.NoContent();
    }

    private static IManagerGrain Own(string id, DataScope scope, IGrainFactory grains) =>
        string.Equals(scope.OwnManagerId, id, StringComparison.Ordinal) ? grains.GetGrain<IManagerGrain>(id) : throw Problems.NotFound("manager");
}
