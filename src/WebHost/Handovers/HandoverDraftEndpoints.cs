using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Assignments;
using Podium.Grains.Handovers;
using Podium.WebHost.Assignments;
using Podium.WebHost.Security;

namespace Podium.WebHost.Handovers;

/// <summary>Says who takes over.</summary>
/// <param name="OperationId">Chosen by the caller, up to 39 characters; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="ReceiverId">The manager who takes over.</param>
/// <param name="From">First business date on which the customers are the receiver's; null for today.</param>
/// <param name="CustomerIds">Which customers; null for all that are left. Some of them become a handover of their own, the draft keeps the others.</param>
internal sealed record ReceiverChoice(string OperationId, int Version, string ReceiverId, DateOnly? From = null, ImmutableArray<string>? CustomerIds = null);

/// <summary>A manager proposed as receiver.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Name.</param>
/// <param name="Grade">Grade code.</param>
/// <param name="UnitId">Where the manager works today.</param>
/// <param name="Score">Mean of the scores for the customers, 0 to 100.</param>
/// <param name="BestFor">Customers for whom nobody scores more.</param>
/// <param name="Customers">Customers served now.</param>
/// <param name="Limit">Customers the manager may serve.</param>
internal sealed record ReceiverView(string ManagerId, string Name, string Grade, string UnitId, int Score, int BestFor, int Customers, int Limit);

/// <summary>Handovers that begin by themselves when a manager is disqualified: a leader chooses who takes over.</summary>
internal static class HandoverDraftEndpoints
{
    private const int MaxId = 39;
    private const int MostProposed = 20;
    private const int MostScored = 2_000;

    /// <summary>Maps <c>/api/handovers/{id}/receivers</c> and <c>/receiver</c>.</summary>
    public static void MapDrafts(this RouteGroupBuilder handovers)
    {
        handovers.MapGet("/{id}/receivers", ProposeAsync).RequireAuthorization(Policies.Leaders).WithName("proposeReceivers")
            .WithSummary("Managers in scope who could take all customers of a handover, by how well they fit; at most 20.");
        handovers.MapPost("/{id}/receiver", ChooseAsync).RequireAuthorization(Policies.Leaders).WithName("chooseReceiver")
            .WithSummary("Says who takes over a draft, or some of its customers; the giver's signature is not needed.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<ImmutableArray<ReceiverView>>> ProposeAsync(
        string id, IHandoverStore store, ProposalDesk desk, DataScope scope, CancellationToken cancellationToken)
    {
        var handover = (await HandoverEndpoints.FindAsync(id, store, scope, cancellationToken)).Handover;
        var items = await store.ReadItemsAsync(handover.Id, HandoverItemState.Waiting, null, MostScored, cancellationToken);
        var proposals = await desk.ProposeReceiversAsync(scope, handover.GiverId, [.. items.Select(i => i.CustomerId)], cancellationToken);
        return TypedResults.Ok(proposals.Take(MostProposed).Select(p => View(p, scope)).ToImmutableArray());
    }

    private static async Task<Ok<HandoverView>> ChooseAsync(
        string id, ReceiverChoice choice, IHandoverStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        Ids.Require(choice.OperationId, MaxId, "operationId");
        var draft = HandoverEndpoints.Led((await HandoverEndpoints.FindAsync(id, store, scope, cancellationToken)).Handover, scope);
        if (await store.IsDoneAsync(id, choice.OperationId, cancellationToken))
        {
            return TypedResults.Ok(await HandoverEndpoints.FindAsync(id, store, scope, cancellationToken));
        }

        if (choice.CustomerIds is not null && await store.FindAsync(choice.OperationId, cancellationToken) is ({ } made, _) && made.GiverId == draft.GiverId && made.ReceiverId == choice.ReceiverId)
        {
            return TypedResults.Ok(await HandoverEndpoints.FindAsync(made.Id, store, scope, cancellationToken));
        }

        RequireReceiver(choice, scope);
        var (by, now, from) = (scope.Caller.UserName, clock.GetUtcNow(), choice.From ?? scope.Today);
        var step = new HandoverStep(choice.OperationId, by, now, HandoverSigner.Giver, draft.Reason);
        if (await PartAsync(draft, choice.CustomerIds, store, cancellationToken) is not { } part)
        {
            var chosen = HandoverRules.Choose(draft, choice.ReceiverId, from, scope.Today, by, now);
            return choice.Version == draft.Version && await store.StepAsync(chosen, step, cancellationToken)
                ? TypedResults.Ok(await HandoverEndpoints.FindAsync(id, store, scope, cancellationToken))
                : throw Faster();
        }

        var (rest, own) = HandoverRules.Split(draft, choice.OperationId, choice.ReceiverId, from, scope.Today, by, now);
        return choice.Version == draft.Version && await store.SplitAsync(rest, own, part, step, cancellationToken)
            ? TypedResults.Ok(await HandoverEndpoints.FindAsync(own.Id, store, scope, cancellationToken))
            : throw Faster();
    }

    /// <summary>The customers to take out; null when they are all that are left. Errors: <c>required</c>, <c>customer_unknown</c>.</summary>
    private static async Task<IReadOnlyCollection<string>?> PartAsync(Handover draft, ImmutableArray<string>? wanted, IHandoverStore store, CancellationToken cancellationToken)
    {
        if (wanted is not { } ids)
        {
            return null;
        }

        if (ids.IsEmpty)
        {
            throw new PodiumException(ErrorCodes.Required, "Name customers, or leave the list out for all.", "customerIds");
        }

        var waiting = (await store.ReadItemsAsync(draft.Id, HandoverItemState.Waiting, null, int.MaxValue, cancellationToken)).Select(i => i.CustomerId).ToHashSet(StringComparer.Ordinal);
        var foreign = ids.Where(id => !waiting.Contains(id)).Take(5).ToArray();
        if (foreign.Length > 0)
        {
            throw new PodiumException(ErrorCodes.CustomerUnknown, $"The draft does not hold these customers: {string.Join(", ", foreign)}.", "customerIds");
        }

        var part = ids.ToHashSet(StringComparer.Ordinal);
        return part.Count == waiting.Count ? null : part;
    }

    private static void RequireReceiver(ReceiverChoice choice, DataScope scope)
    {
        HandoverEndpoints.RequireManager(scope, choice.ReceiverId, "receiverId");
        if (scope.Organization.FindManager(choice.ReceiverId) is not { Active: true })
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"Manager '{choice.ReceiverId}' is not active.", "receiverId");
        }
    }

    private static PodiumException Faster() => new(ErrorCodes.Conflict, "Somebody was faster: look at it again.", "version");

    private static ReceiverView View(ReceiverProposal proposal, DataScope scope)
    {
        var manager = scope.Organization.FindManager(proposal.ManagerId)!;
        return new ReceiverView(manager.Id, manager.Name, manager.Grade, manager.UnitOn(scope.Today), proposal.Score, proposal.BestFor, proposal.Customers, proposal.Limit);
    }
}
