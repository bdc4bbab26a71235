using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>Planning visits, going out and coming back. A manager changes the own ones only.</summary>
internal static class VisitEndpoints
{
    /// <summary>Maps <c>/api/visits</c>.</summary>
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        var visits = api.MapGroup("/visits").WithTags("Visits").RequireAuthorization(Policies.Managers);
        visits.MapPost("", PlanAsync).WithName("planVisit").ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Plans a visit to an own customer, once or every few weeks: all of them or none. Answers the first.");
        visits.MapPatch("/{id}", MoveAsync).WithName("moveVisit").WithSummary("Moves a planned visit.").ProducesProblem(StatusCodes.Status409Conflict);
        visits.MapDelete("/{id}", CancelAsync).WithName("cancelVisit").WithSummary("Cancels a planned visit.").ProducesProblem(StatusCodes.Status409Conflict);
        visits.MapPost("/{id}/out", GoOutAsync).WithName("goOut").WithSummary("Goes out to a visit.").ProducesProblem(StatusCodes.Status409Conflict);
        visits.MapPost("/{id}/back", ComeBackAsync).WithName("comeBack").WithSummary("Comes back; a report is owed.").ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/visits/{id}", GetAsync).WithTags("Visits").RequireAuthorization(Policies.Bankers).WithName("getVisit").WithSummary("A visit in scope.");
    }

    private static async Task<Ok<VisitView>> GetAsync(string id, DataScope scope, VisitDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ViewAsync(await desk.FindAsync(scope, id, cancellationToken), cancellationToken));

    private static async Task<Ok<VisitView>> PlanAsync(VisitRequest request, DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken)
    {
        var manager = await desk.RequireOwnCustomerAsync(scope, request.CustomerId, cancellationToken);
        var operation = VisitDesk.Operation(scope, request.OperationId, "visit.planned", request);
        if (await store.FindRepeatAsync(operation, cancellationToken) is { } known)
        {
            return TypedResults.Ok(await desk.ViewAsync(known, cancellationToken));
        }

        var times = desk.Clock.Times;
        var (start, end) = (times.Read(request.Start, "start"), times.Read(request.End, "end"));
        VisitTimes.Check(start, end, desk.Clock.Now);
        var all = request.Recurrence is { } again ? times.Repeat(start, end, again.EveryWeeks, again.Until) : [(start, end)];
        var plan = new VisitPlan(
            request.CustomerId,
            manager,
            [.. all.Select(t => (t.Start, t.End, times.DayOf(t.Start)))],
            VisitDesk.Text(request.Place, 200, "place"),
            VisitDesk.Text(request.Purpose, 500, "purpose", required: false),
            request.Surprise);
        return TypedResults.Ok(await desk.ChangedAsync(await store.PlanAsync(plan, operation, cancellationToken), "visit", cancellationToken));
    }

    private static async Task<Ok<VisitView>> MoveAsync(string id, VisitMove move, DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var operation = VisitDesk.Operation(scope, move.OperationId, "visit.moved", new { id, move });
        if (await store.FindRepeatAsync(operation, cancellationToken) is { } known)
        {
            return TypedResults.Ok(await desk.ViewAsync(known, cancellationToken));
        }

        (DateTimeOffset, DateTimeOffset, DateOnly)? time = null;
        if (move.Start is not null || move.End is not null)
        {
            var times = desk.Clock.Times;
            var start = move.Start is null ? visit.Start : times.Read(move.Start, "start");
            var end = move.End is null ? start + (visit.End - visit.Start) : times.Read(move.End, "end");
            VisitTimes.Check(start, end, desk.Clock.Now);
            time = (start, end, times.DayOf(start));
        }

        var place = move.Place is null ? null : VisitDesk.Text(move.Place, 200, "place");
        return TypedResults.Ok(await desk.ChangedAsync(await store.MoveAsync(visit, time, place, operation, cancellationToken), "visit", cancellationToken));
    }

    private static async Task<Ok<VisitView>> CancelAsync(
        string id, DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken, string? operationId = null, string? reason = null)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var text = VisitDesk.Text(reason, 500, "reason");
        var operation = VisitDesk.Operation(scope, operationId ?? "", "visit.cancelled", new { id, text });
        return TypedResults.Ok(await desk.ChangedAsync(await store.CancelAsync(visit, text, operation, cancellationToken), "visit", cancellationToken));
    }

    private static async Task<Ok<VisitView>> GoOutAsync(string id, OutRequest request, DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var operation = VisitDesk.Operation(scope, request.OperationId, "visit.out", new { id, request });
        if (await store.FindRepeatAsync(operation, cancellationToken) is { } known)
        {
            return TypedResults.Ok(await desk.ViewAsync(known, cancellationToken));
        }

        var until = desk.ReadLater(request.Until, "until") ?? throw new PodiumException(ErrorCodes.Required, "'until' is missing.", "until");
        if (visit.Day != desk.Clock.Times.DayOf(desk.Clock.Now))
        {
            throw new PodiumException(ErrorCodes.WrongState, $"This visit is on {visit.Day:yyyy-MM-dd}; move it to today first.");
        }

        var (place, whom) = (VisitDesk.Text(request.Place, 200, "place"), VisitDesk.Text(request.ToWhom, 200, "toWhom"));
        return TypedResults.Ok(await desk.ChangedAsync(await store.GoOutAsync(visit, place, whom, until, operation, cancellationToken), "visit", cancellationToken));
    }

    private static async Task<Ok<VisitView>> ComeBackAsync(
        string id, PlainRequest request, DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var operation = VisitDesk.Operation(scope, request.OperationId, "visit.back", new { id });
        return TypedResults.Ok(await desk.ChangedAsync(await store.ComeBackAsync(visit, operation, cancellationToken), "visit", cancellationToken));
    }
}
