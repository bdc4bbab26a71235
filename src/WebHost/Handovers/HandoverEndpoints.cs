using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Customers;
using Podium.Grains.Handovers;
using Podium.Grains.Organization;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Handovers;

/// <summary>Handovers (工作交接): made by a leader of both managers, signed by all three, then carried out by themselves.</summary>
internal static class HandoverEndpoints
{
    private const int MaxPage = 200;

    // An assignment's operation is the handover's id and a date.
    private const int MaxId = 39;

    /// <summary>Maps <c>/api/handovers</c>.</summary>
    public static void MapHandovers(this IEndpointRouteBuilder api)
    {
        var handovers = api.MapGroup("/handovers").WithTags("Handovers").RequireAuthorization(Policies.Bankers);
        handovers.MapGet("", ListAsync).WithName("listHandovers").WithSummary("Handovers of the managers in scope, newest first; at most 200.");
        handovers.MapGet("/{id}", GetAsync).WithName("getHandover").WithSummary("A handover and how far it is.");
        handovers.MapGet("/{id}/customers", ItemsAsync).WithName("getHandoverCustomers").WithSummary("Customers of a handover by id, with what became of each.");
        handovers.MapGet("/{id}/preview", PreviewAsync).WithName("previewHandover").WithSummary("What it does to totals and ranks of both managers, as of today.");
        handovers.MapPost("", MakeAsync).RequireAuthorization(Policies.Leaders).WithName("makeHandover")
            .WithSummary("Makes a handover, to be signed by both managers and a leader.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        handovers.MapPost("/{id}/sign", SignAsync).RequireAuthorization(Policies.Owners).WithName("signHandover")
            .WithSummary("Signs in the caller's part. The third signature lets it run when its day comes.").ProducesProblem(StatusCodes.Status409Conflict);
        handovers.MapPost("/{id}/cancel", CancelAsync).RequireAuthorization(Policies.Leaders).WithName("cancelHandover")
            .WithSummary("Calls it off before it runs.").ProducesProblem(StatusCodes.Status409Conflict);
        handovers.MapDrafts();
        handovers.MapPost("/{id}/retry", RetryAsync).RequireAuthorization(Policies.Leaders).WithName("retryHandover")
            .WithSummary("Tries again what could not be moved.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<ImmutableArray<HandoverView>>> ListAsync(IHandoverStore store, DataScope scope, CancellationToken cancellationToken, string? state = null)
    {
        var managers = scope.Organization.Snapshot.Managers.Where(m => !OrganizationTree.IsPool(m.Id) && scope.AllowsManager(m.Id)).Select(m => m.Id).ToArray();
        var rows = await store.ListAsync(managers, state is null ? null : Choice.Read<HandoverState>(state, "state"), MaxPage, cancellationToken);
        return TypedResults.Ok(rows.Select(row => View(scope, row.Handover, row.Progress)).ToImmutableArray());
    }

    private static async Task<Ok<HandoverView>> GetAsync(string id, IHandoverStore store, DataScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FindAsync(id, store, scope, cancellationToken));

    private static async Task<Ok<ImmutableArray<HandoverItemView>>> ItemsAsync(
        string id,
        IHandoverStore store,
        ICustomerStore customers,
        DataScope scope,
        CancellationToken cancellationToken,
        string? state = null,
        string? after = null,
        int count = 100)
    {
        if (count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Count is 1 to {MaxPage}.", "count");
        }

        await FindAsync(id, store, scope, cancellationToken);
        var items = await store.ReadItemsAsync(id, state is null ? null : Choice.Read<HandoverItemState>(state, "state"), after, count, cancellationToken);
        var names = await customers.GetNamesAsync([.. items.Select(i => i.CustomerId)], cancellationToken);
        return TypedResults.Ok(items.Select(i => new HandoverItemView(i.CustomerId, names.GetValueOrDefault(i.CustomerId, i.CustomerId), i.State, i.ErrorCode, i.Error)).ToImmutableArray());
    }

    private static async Task<Ok<ImmutableArray<HandoverEffect>>> PreviewAsync(
        string id, IHandoverStore store, HandoverPreview preview, DataScope scope, CancellationToken cancellationToken) =>
        (await FindAsync(id, store, scope, cancellationToken)).Handover is { State: not HandoverState.Draft, ReceiverId.Length: > 0 } handover
            ? TypedResults.Ok(await preview.ReadAsync(handover, cancellationToken))
            : TypedResults.Ok(ImmutableArray<HandoverEffect>.Empty);

    private static async Task<Ok<HandoverView>> MakeAsync(
        NewHandover wanted, IHandoverStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        Ids.Require(wanted.OperationId, MaxId, "operationId");
        RequireManager(scope, wanted.GiverId, "giverId");
        RequireManager(scope, wanted.ReceiverId, "receiverId");
        if (scope.Organization.FindManager(wanted.ReceiverId) is not { Active: true })
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"Manager '{wanted.ReceiverId}' is not active.", "receiverId");
        }

        var handover = HandoverRules.Make(
            wanted.OperationId, wanted.GiverId, wanted.ReceiverId, wanted.Reason, wanted.From, wanted.CustomerIds is null, scope.Today, scope.Caller.UserName, clock.GetUtcNow());
        var served = await store.FindCustomersAsync(wanted.GiverId, wanted.From, cancellationToken);
        var stored = await store.MakeAsync(handover, Choose(served, wanted.CustomerIds), cancellationToken);
        return (stored.GiverId, stored.ReceiverId, stored.From, stored.Reason) == (handover.GiverId, handover.ReceiverId, handover.From, handover.Reason)
            ? TypedResults.Ok(await FindAsync(stored.Id, store, scope, cancellationToken))
            : throw new PodiumException(ErrorCodes.Conflict, "The operation id was used for another handover; choose a new one.", "operationId");
    }

    private static async Task<Ok<HandoverView>> SignAsync(
        string id, HandoverSigning signing, IHandoverStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var view = await FindAsync(id, store, scope, cancellationToken);
        var signer = SignerOf(view.Handover, signing, scope);
        var (now, by) = (clock.GetUtcNow(), scope.Caller.UserName);
        return await StepAsync(
            view.Handover,
            signing.Version,
            new HandoverStep(signing.OperationId, by, now, signer, signing.InPlaceReason),
            handover => HandoverRules.Sign(handover, new HandoverSignature(signer, by, now, signing.InPlaceReason), scope.Today),
            store,
            scope,
            cancellationToken);
    }

    private static async Task<Ok<HandoverView>> CancelAsync(
        string id, HandoverReason reason, IHandoverStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken) => await StepAsync(
            Led((await FindAsync(id, store, scope, cancellationToken)).Handover, scope),
            reason.Version,
            new HandoverStep(reason.OperationId, scope.Caller.UserName, clock.GetUtcNow(), Note: reason.Reason),
            handover => HandoverRules.Cancel(handover, reason.Reason),
            store,
            scope,
            cancellationToken);

    private static async Task<Ok<HandoverView>> RetryAsync(
        string id, HandoverRetry retry, IHandoverStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken) => await StepAsync(
            Led((await FindAsync(id, store, scope, cancellationToken)).Handover, scope),
            retry.Version,
            new HandoverStep(retry.OperationId, scope.Caller.UserName, clock.GetUtcNow()),
            handover => handover.State == HandoverState.Done
                ? HandoverRules.Run(handover)
                : throw new PodiumException(ErrorCodes.NotAllowed, "It has not ended yet; there is nothing to try again."),
            store,
            scope,
            cancellationToken);

    private static async Task<Ok<HandoverView>> StepAsync(
        Handover handover,
        int version,
        HandoverStep step,
        Func<Handover, Handover> decide,
        IHandoverStore store,
        DataScope scope,
        CancellationToken cancellationToken)
    {
        Ids.Require(step.OperationId, 48, "operationId");
        if (await store.IsDoneAsync(handover.Id, step.OperationId, cancellationToken))
        {
            return TypedResults.Ok(await FindAsync(handover.Id, store, scope, cancellationToken));
        }

        return version == handover.Version && await store.StepAsync(decide(handover), step, cancellationToken)
            ? TypedResults.Ok(await FindAsync(handover.Id, store, scope, cancellationToken))
            : throw new PodiumException(ErrorCodes.Conflict, "Somebody was faster: look at it again.", "version");
    }

    /// <summary>The caller's part. Whoever leads both may sign for a giver who no longer can, saying why.</summary>
    private static HandoverSigner SignerOf(Handover handover, HandoverSigning signing, DataScope scope)
    {
        if (scope.OwnManagerId is { } own)
        {
            return string.Equals(own, handover.GiverId, StringComparison.Ordinal) ? HandoverSigner.Giver : HandoverSigner.Receiver;
        }

        Led(handover, scope);
        if (string.IsNullOrWhiteSpace(signing.InPlaceReason))
        {
            return HandoverSigner.Leader;
        }

        return signing.InPlaceReason.Length <= 1_000 ? HandoverSigner.Giver : throw new PodiumException(ErrorCodes.TooLarge, "A reason takes up to 1000 characters.", "inPlaceReason");
    }

    internal static Handover Led(Handover handover, DataScope scope) => scope.AllowsManager(handover.GiverId) && (handover.ReceiverId.Length == 0 || scope.AllowsManager(handover.ReceiverId))
        ? handover
        : throw new PodiumException(ErrorCodes.Forbidden, "Only a leader of both managers does this.");

    private static ImmutableArray<string> Choose(IReadOnlyList<string> served, ImmutableArray<string>? wanted)
    {
        if (wanted is not { } ids)
        {
            return [.. served];
        }

        if (ids.IsEmpty)
        {
            throw new PodiumException(ErrorCodes.Required, "Name customers, or leave the list out for all.", "customerIds");
        }

        var foreign = ids.Except(served, StringComparer.Ordinal).Take(5).ToArray();
        return foreign.Length == 0
            ? [.. ids.Distinct(StringComparer.Ordinal)]
            : throw new PodiumException(ErrorCodes.CustomerUnknown, $"The giver does not serve these customers: {string.Join(", ", foreign)}.", "customerIds");
    }

    internal static void RequireManager(DataScope scope, string managerId, string field)
    {
        if (OrganizationTree.IsPool(managerId) || !scope.AllowsManager(managerId))
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{managerId}', or not within your scope.", field);
        }
    }

    internal static async Task<HandoverView> FindAsync(string id, IHandoverStore store, DataScope scope, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is ({ } handover, var progress) && (scope.AllowsManager(handover.GiverId) || scope.AllowsManager(handover.ReceiverId))
            ? View(scope, handover, progress)
            : throw Problems.NotFound("handover");

    private static HandoverView View(DataScope scope, Handover handover, HandoverProgress progress) =>
        new(handover, NameOf(scope, handover.GiverId), NameOf(scope, handover.ReceiverId), progress);

    private static string NameOf(DataScope scope, string managerId) => scope.Organization.FindManager(managerId)?.Name ?? managerId;
}
