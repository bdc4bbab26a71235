using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Grains.Assignments;
using Podium.Grains.Organization;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Assignments;

/// <summary>What a manager is good at and how busy.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Name.</param>
/// <param name="Grade">Grade code.</param>
/// <param name="UnitId">Where the manager works today.</param>
/// <param name="Version">Version of the profile; 0 for nothing written yet.</param>
/// <param name="Specialties">Specialties.</param>
/// <param name="Industries">Industries.</param>
/// <param name="MaxCustomers">The manager's own limit; null for the bank's.</param>
/// <param name="Limit">Customers the manager may serve.</param>
/// <param name="Customers">Customers served now.</param>
/// <param name="Disqualified">Whether a demerit that stands disqualifies.</param>
internal sealed record ManagerProfileView(
    string ManagerId,
    string Name,
    string Grade,
    string UnitId,
    long Version,
    ImmutableArray<Specialty> Specialties,
    ImmutableArray<string> Industries,
    int? MaxCustomers,
    int Limit,
    int Customers,
    bool Disqualified);

/// <summary>A new content of a profile.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Specialties">Specialties.</param>
/// <param name="Industries">Industries, up to 20.</param>
/// <param name="MaxCustomers">The manager's own limit; null for the bank's.</param>
internal sealed record ManagerProfileChange(
    string OperationId, long Version, ImmutableArray<Specialty> Specialties, ImmutableArray<string> Industries, int? MaxCustomers = null);

/// <summary>Profiles of managers: specialties, industries, limits.</summary>
internal static class ManagerProfileEndpoints
{
    /// <summary>Maps <c>/api/manager-profiles</c>.</summary>
    public static void MapManagerProfiles(this IEndpointRouteBuilder api)
    {
        var profiles = api.MapGroup("/manager-profiles").WithTags("Assignments").RequireAuthorization(Policies.Leaders);
        profiles.MapGet("", ListAsync).WithName("listManagerProfiles").WithSummary("What the active managers in scope are good at and how many customers they serve, by name.");
        profiles.MapPut("/{id}", SaveAsync).WithName("putManagerProfile").WithSummary("Says what a manager in scope is good at.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<ImmutableArray<ManagerProfileView>>> ListAsync(
        ProposalDesk desk, IManagerProfileStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var managers = scope.Organization.Snapshot.Managers.Where(m => m.Active && !OrganizationTree.IsPool(m.Id) && scope.AllowsManager(m.Id)).ToArray();
        return TypedResults.Ok<ImmutableArray<ManagerProfileView>>([.. (await ViewAsync(managers, desk, store, scope, cancellationToken)).OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.ManagerId, StringComparer.Ordinal)]);
    }

    private static async Task<Ok<ManagerProfileView>> SaveAsync(
        string id, ManagerProfileChange change, ProposalDesk desk, IManagerProfileStore store, DataScope scope, CancellationToken cancellationToken)
    {
        if (OrganizationTree.IsPool(id) || !scope.AllowsManager(id) || scope.Organization.FindManager(id) is not { } manager)
        {
            throw Problems.NotFound("manager");
        }

        var profile = new ManagerProfile(id, change.Version, change.Specialties, change.Industries, change.MaxCustomers).Checked();
        await store.SaveAsync(profile, new Operation(change.OperationId, "managerProfile.changed", scope.Caller.UserName, profile, scope.OwnUnitId), cancellationToken);
        return TypedResults.Ok((await ViewAsync([manager], desk, store, scope, cancellationToken))[0]);
    }

    private static async Task<ImmutableArray<ManagerProfileView>> ViewAsync(
        Contracts.Organization.ManagerRecord[] managers, ProposalDesk desk, IManagerProfileStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var candidates = (await desk.ReadCandidatesAsync(managers, scope, cancellationToken)).ToDictionary(c => c.ManagerId, StringComparer.Ordinal);
        var profiles = await store.GetAsync([.. managers.Select(m => m.Id)], cancellationToken);
        return
        [
            .. managers.Select(m => (Manager: m, Candidate: candidates[m.Id], Profile: profiles.GetValueOrDefault(m.Id, ManagerProfile.Empty(m.Id)))).Select(m => new ManagerProfileView(
                m.Manager.Id,
                m.Manager.Name,
                m.Manager.Grade,
                m.Manager.UnitOn(scope.Today),
                m.Profile.Version,
                m.Profile.Specialties,
                m.Profile.Industries,
                m.Profile.MaxCustomers,
                m.Candidate.Limit,
                m.Candidate.Customers,
                m.Candidate.Disqualified)),
        ];
    }
}
