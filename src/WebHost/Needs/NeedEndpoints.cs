using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Needs;
using Podium.WebHost.Customers;
using Podium.WebHost.Security;

namespace Podium.WebHost.Needs;

/// <summary>What customers asked for: recording, answering, passing on, closing.</summary>
internal static class NeedEndpoints
{
    private const int MaxPage = 200;

    /// <summary>Maps <c>/api/needs</c> and the needs of a customer.</summary>
    public static void MapNeeds(this IEndpointRouteBuilder api)
    {
        api.MapPost("/customers/{id}/needs", AddAsync).WithTags("Needs").RequireAuthorization(Policies.Owners).AddEndpointFilter<NeedNews>().WithName("addNeed")
            .WithSummary("Records a need of a customer in scope; it is to be answered by the next day unless a deadline is given.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        var needs = api.MapGroup("/needs").WithTags("Needs").RequireAuthorization(Policies.Bankers).AddEndpointFilter<RouteGroupBuilder, NeedNews>();
        needs.MapGet("", ListAsync).WithName("listNeeds")
            .WithSummary("Needs in reach, open ones first. owner=me: those one answers; for who leads, those without a manager and overdue ones.");
        needs.MapPost("/{id}/answer", AnswerAsync).RequireAuthorization(Policies.Owners).WithName("answerNeed")
            .WithSummary("Answers an open need; with an outcome it is closed too.").ProducesProblem(StatusCodes.Status409Conflict);
        needs.MapPost("/{id}/close", CloseAsync).RequireAuthorization(Policies.Owners).WithName("closeNeed")
            .WithSummary("Closes a need.").ProducesProblem(StatusCodes.Status409Conflict);
        needs.MapPost("/{id}/pass", PassAsync).RequireAuthorization(Policies.Owners).WithName("passNeed")
            .WithSummary("Passes an open need on to a unit, and to a manager in it; who serves the customer still sees it.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<NeedList>> ListAsync(
        INeedStore store, DataScope scope, CancellationToken cancellationToken, string? state = null, string? owner = null, int offset = 0, int count = 50)
    {
        if (offset < 0 || count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 or more, count is 1 to {MaxPage}.", "count");
        }

        if (owner is not (null or "me" or "unit"))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The owner is me or unit.", "owner");
        }

        var page = await store.ListAsync(NeedAccess.Query(scope, ParseState(state), owner == "me", offset, count), cancellationToken);
        return TypedResults.Ok(new NeedList(page.Count, [.. page.Rows.Select(need => NeedView.Of(need, scope.Today))]));
    }

    private static async Task<Ok<NeedView>> AddAsync(
        string id, NewNeed entry, DataScope scope, CustomerAccess access, INeedStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        Ids.Require(entry.OperationId, 64, "operationId");
        var (_, customer) = await access.FindAsync(scope, id, cancellationToken);
        var deadline = entry.Deadline ?? NeedRules.DefaultDeadline(scope.Today);
        NeedRules.Check(entry.Kind, entry.Text, entry.Amount, deadline, scope.Today);
        var owner = OwnerOf(customer, scope);
        var unit = owner is null ? customer.HomeUnitId : scope.Organization.FindManager(owner)?.UnitOn(scope.Today) ?? customer.HomeUnitId;
        var need = new Need(
            Guid.NewGuid().ToString("N"), customer.Id, customer.Profile.Name, entry.Kind, entry.Text.Trim(), entry.Amount, deadline, owner, unit, NeedState.Open,
            null, null, scope.Caller.UserName, time.GetUtcNow(), null, null, []);
        var record = new AuditRecord(
            need.CreatedAt, need.CreatedBy, AuditActions.NeedRecorded, "need/" + need.Id, customer.Id, unit, null,
            AuditText.Of(new { need.Kind, need.Text, need.Amount, need.Deadline, need.OwnerManagerId }));
        var added = await store.AddAsync(entry.OperationId, FileSave.HashOf(customer.Id, entry), need, record, cancellationToken);
        return TypedResults.Ok(NeedView.Of(added, scope.Today));
    }

    private static Task<Ok<NeedView>> AnswerAsync(
        string id, NeedAnswer entry, DataScope scope, NeedAccess access, INeedStore store, TimeProvider time, CancellationToken cancellationToken) => StepAsync(
            id, entry.OperationId, entry, need => NeedRules.Answer(need, entry.Answer, entry.Outcome, scope.Caller.UserName, time.GetUtcNow()),
            AuditActions.NeedAnswered, scope, access, store, time, cancellationToken);

    private static Task<Ok<NeedView>> CloseAsync(
        string id, NeedClosing entry, DataScope scope, NeedAccess access, INeedStore store, TimeProvider time, CancellationToken cancellationToken) => StepAsync(
            id, entry.OperationId, entry, need => NeedRules.Close(need, entry.Outcome, scope.Caller.UserName, time.GetUtcNow()),
            AuditActions.NeedClosed, scope, access, store, time, cancellationToken);

    private static Task<Ok<NeedView>> PassAsync(
        string id, NeedPass entry, DataScope scope, NeedAccess access, INeedStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        // Any unit may be asked: what one may not see there is who serves whom.
        if (scope.Organization.FindUnit(entry.UnitId) is null)
        {
            throw new PodiumException(ErrorCodes.UnitUnknown, $"There is no unit '{entry.UnitId}'.", "unitId");
        }

        if (entry.ManagerId is { } manager
            && (scope.Organization.FindManager(manager) is not { Active: true } known || !scope.Organization.IsWithin(known.UnitOn(scope.Today), entry.UnitId)))
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no active manager '{manager}' in unit '{entry.UnitId}'.", "managerId");
        }

        return StepAsync(
            id, entry.OperationId, entry, need => NeedRules.Pass(need, entry.UnitId, entry.ManagerId, entry.Note, scope.Caller.UserName, time.GetUtcNow()),
            AuditActions.NeedPassed, scope, access, store, time, cancellationToken);
    }

    private static async Task<Ok<NeedView>> StepAsync<T>(
        string id,
        string operationId,
        T entry,
        Func<Need, (Need Need, NeedStep Step)> decide,
        string action,
        DataScope scope,
        NeedAccess access,
        INeedStore store,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        Ids.Require(operationId, 64, "operationId");
        await access.FindAsync(scope, id, cancellationToken);
        var after = await store.StepAsync(
            id,
            operationId,
            FileSave.HashOf(id, entry),
            decide,
            (was, now) => new AuditRecord(
                time.GetUtcNow(), scope.Caller.UserName, action, "need/" + id, was.CustomerId, now.UnitId, AuditText.Of(Facts(was)), AuditText.Of(Facts(now))),
            cancellationToken);
        return TypedResults.Ok(NeedView.Of(after, scope.Today));
    }

    private static object Facts(Need need) => new { need.State, need.Answer, need.Outcome, need.OwnerManagerId, need.UnitId };

    // Who records it answers it where they serve the customer; else who has the largest share.
    private static string? OwnerOf(CustomerView customer, DataScope scope)
    {
        var assignment = customer.Assignments.LastOrDefault(a => a.From <= scope.Today) ?? customer.Assignments.FirstOrDefault();
        var shares = assignment?.Shares ?? [];
        return shares.Any(share => share.ManagerId == scope.OwnManagerId) ? scope.OwnManagerId : shares.MaxBy(share => share.BasisPoints)?.ManagerId;
    }

    private static NeedState? ParseState(string? state) => state is null or "" or "all"
        ? null
        : Enum.TryParse<NeedState>(state, ignoreCase: true, out var parsed) && !char.IsAsciiDigit(state[0])
            ? parsed
            : throw new PodiumException(ErrorCodes.Malformed, "The state is open, answered, closed or all.", "state");
}
