using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;
using Podium.WebHost.Customers;
using Podium.WebHost.Security;

namespace Podium.WebHost.Assignments;

/// <summary>Owners proposed for a customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Weak">Whether the relation is weak: dormant or lost.</param>
/// <param name="Asks">What its business asks for.</param>
/// <param name="Industry">Its industry; without one that way is left out.</param>
/// <param name="RulesVersion">Version of the rules that gave the weights.</param>
/// <param name="Candidates">Best first, at most 20.</param>
internal sealed record OwnerProposalView(
    string CustomerId, Tier Tier, bool Weak, Specialty Asks, string? Industry, long RulesVersion, ImmutableArray<OwnerCandidateView> Candidates);

/// <summary>A manager proposed as owner.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Name.</param>
/// <param name="Grade">Grade code.</param>
/// <param name="UnitId">Where the manager works today.</param>
/// <param name="Current">Whether serving the customer now.</param>
/// <param name="Score">0 to 100; the sum of the parts.</param>
/// <param name="Customers">Customers served now.</param>
/// <param name="Limit">Customers the manager may serve.</param>
/// <param name="Parts">What each way adds, with reasons as codes.</param>
internal sealed record OwnerCandidateView(
    string ManagerId, string Name, string Grade, string UnitId, bool Current, int Score, int Customers, int Limit, ImmutableArray<ProposalPart> Parts);

/// <summary>Owners proposed by the four ways of assignment; a person decides.</summary>
internal static class ProposalEndpoints
{
    private const int Most = 20;

    /// <summary>Maps <c>/api/customers/{id}/owner-proposal</c>.</summary>
    public static void MapProposals(this IEndpointRouteBuilder api) =>
        api.MapGet("/customers/{id}/owner-proposal", ProposeAsync).WithTags("Assignments").RequireAuthorization(Policies.Leaders).WithName("proposeOwner")
            .WithSummary("Managers in scope who could serve a customer in scope, scored by ability, relationship, specialty, industry and load.")
            .WithDescription("Accept one with POST /api/customers/{id}/assignments and followed. Who is inactive, disqualified or full is not proposed.");

    private static async Task<Ok<OwnerProposalView>> ProposeAsync(
        string id, DataScope scope, CustomerAccess access, ProposalDesk desk, CancellationToken cancellationToken)
    {
        var view = await access.ReadAsync(scope, id, "owner-proposal", cancellationToken);
        var (customer, rules, proposals) = await desk.ProposeAsync(scope, id, view.HomeUnitId, cancellationToken);
        return TypedResults.Ok(new OwnerProposalView(
            id,
            customer.Tier,
            customer.IsWeak,
            customer.Asks,
            customer.Industry,
            rules.Version,
            [.. proposals.Take(Most).Select(p => View(p, customer, scope))]));
    }

    private static OwnerCandidateView View(OwnerProposal proposal, ProposedCustomer customer, DataScope scope)
    {
        var manager = scope.Organization.FindManager(proposal.ManagerId)!;
        var isCurrent = customer.Ties.GetValueOrDefault(manager.Id)?.Serves == true;
        return new OwnerCandidateView(
            manager.Id, manager.Name, manager.Grade, manager.UnitOn(scope.Today), isCurrent, proposal.Score, proposal.Customers, proposal.Limit, proposal.Parts);
    }
}
