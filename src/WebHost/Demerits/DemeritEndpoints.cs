using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Contracts.Visits;
using Podium.Grains;
using Podium.Grains.Demerits;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Demerits;

/// <summary>Demerits (过错积分): recorded by leaders, contested by the manager, decided by another leader.</summary>
internal static class DemeritEndpoints
{
    private const int MaxPage = 200;

    /// <summary>Maps <c>/api/demerits</c>.</summary>
    public static void MapDemerits(this IEndpointRouteBuilder api)
    {
        api.MapFaults();
        var demerits = api.MapGroup("/demerits").WithTags("Demerits").RequireAuthorization(Policies.Bankers);
        demerits.MapGet("", ListAsync).WithName("listDemerits").WithSummary("Demerits of the managers in scope, newest first.");
        demerits.MapGet("/points", SumAsync).WithName("getDemeritPoints").WithSummary("Points that count, by manager in scope, most first.");
        demerits.MapGet("/{id}", GetAsync).WithName("getDemerit").WithSummary("A demerit with every step it took.");
        demerits.MapPost("", RecordAsync).RequireAuthorization(Policies.Leaders).WithName("recordDemerit")
            .WithSummary("Records a demerit. One that disqualifies ends the manager's access at once. Repeating an operation id is harmless.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        demerits.MapPost("/{id}/contest", ContestAsync).RequireAuthorization(Policies.Owners).WithName("contestDemerit")
            .WithSummary("The manager contests.").ProducesProblem(StatusCodes.Status409Conflict);
        demerits.MapPost("/{id}/decide", DecideAsync).RequireAuthorization(Policies.Leaders).WithName("decideDemerit")
            .WithSummary("Somebody else than who recorded it upholds or dismisses what was contested.").ProducesProblem(StatusCodes.Status409Conflict);
        demerits.MapPost("/{id}/withdraw", WithdrawAsync).RequireAuthorization(Policies.Leaders).WithName("withdrawDemerit")
            .WithSummary("Takes back what was recorded in error.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<DemeritList>> ListAsync(
        IDemeritStore store,
        DataScope scope,
        CancellationToken cancellationToken,
        string? managerId = null,
        int? year = null,
        string? state = null,
        int offset = 0,
        int count = 50)
    {
        if (offset < 0 || count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 or more, count is 1 to {MaxPage}.", "count");
        }

        RequireYear(year);
        var query = new DemeritQuery([.. InScope(scope, managerId).Select(m => m.Id)], year, state is null ? null : Choice.Read<DemeritState>(state, "state"), offset, count);
        var (all, rows) = await store.ListAsync(query, cancellationToken);
        return TypedResults.Ok(new DemeritList(all, [.. rows.Select(row => new DemeritRow(row, NameOf(scope, row.ManagerId)))]));
    }

    private static async Task<Ok<ImmutableArray<DemeritYear>>> SumAsync(
        IDemeritStore store,
        DataScope scope,
        CancellationToken cancellationToken,
        int? year = null,
        string? unitId = null)
    {
        RequireYear(year);
        if (unitId is not null && !scope.ShowsUnit(unitId))
        {
            throw Problems.NotFound("unit");
        }

        var managers = InScope(scope, null)
            .Where(m => unitId is null || scope.Organization.IsWithin(m.UnitOn(scope.Today), unitId))
            .ToDictionary(m => m.Id, StringComparer.Ordinal);
        var sums = await store.SumAsync(managers.Keys, year ?? scope.Today.Year, cancellationToken);
        return TypedResults.Ok(sums.Select(sum => new DemeritYear(
            sum.ManagerId,
            managers[sum.ManagerId].Name,
            managers[sum.ManagerId].UnitOn(scope.Today),
            sum.Points,
            sum.Contested,
            sum.Demerits,
            sum.Disqualified)).ToImmutableArray());
    }

    private static async Task<Ok<DemeritFile>> GetAsync(string id, IDemeritStore store, DataScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FileAsync(id, store, scope, cancellationToken));

    private static async Task<Ok<DemeritFile>> RecordAsync(
        NewDemerit entry,
        IDemeritStore store,
        DataScope scope,
        CustomerAccess customers,
        AgendaNews news,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        Ids.Require(entry.OperationId, 48, "operationId");
        if (!scope.AllowsManager(entry.ManagerId))
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{entry.ManagerId}', or not within your scope.", "managerId");
        }

        if (entry.CustomerId is { } customer)
        {
            await customers.FindAsync(scope, customer, cancellationToken);
        }

        var catalogue = await store.ReadCatalogueAsync(cancellationToken);
        var fault = FaultVersion.InForce(catalogue, entry.Fault, entry.Day)
            ?? throw new PodiumException(ErrorCodes.Malformed, $"The catalogue has no fault '{entry.Fault}' on that day.", "fault");
        var demerit = DemeritRules.Record(
            entry.OperationId,
            new DemeritEntry(entry.ManagerId, entry.Fault, entry.Points, entry.Disqualifies, entry.Day, entry.Evidence, entry.CustomerId),
            fault,
            scope.Today,
            scope.Caller.UserName,
            clock.GetUtcNow());
        var stored = await store.RecordAsync(demerit, scope.Today, cancellationToken);
        if (stored.Disqualifies)
        {
            await news.PushAsync(new AgendaChange(null, scope.Organization.FindManager(stored.ManagerId)?.UnitOn(scope.Today), "handover", stored.Id));
        }

        return (stored.ManagerId, stored.Fault, stored.Day, stored.Evidence) == (demerit.ManagerId, demerit.Fault, demerit.Day, demerit.Evidence)
            ? TypedResults.Ok(await FileAsync(stored.Id, store, scope, cancellationToken))
            : throw new PodiumException(ErrorCodes.Conflict, "The operation id was used for another demerit; choose a new one.", "operationId");
    }

    private static async Task<Ok<DemeritFile>> ContestAsync(
        string id, DemeritReason reason, IDemeritStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = await FileAsync(id, store, scope, cancellationToken);
        if (!string.Equals(scope.OwnManagerId, file.Demerit.ManagerId, StringComparison.Ordinal))
        {
            throw new PodiumException(ErrorCodes.Forbidden, "Only the manager it was recorded against contests it.");
        }

        return await StepAsync(file, new Step(reason.OperationId, reason.Version, reason.Reason), d => DemeritRules.Contest(d, reason.Reason), store, scope, clock, cancellationToken);
    }

    private static async Task<Ok<DemeritFile>> DecideAsync(
        string id, DemeritDecision decision, IDemeritStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken) => await StepAsync(
            await FileAsync(id, store, scope, cancellationToken),
            new Step(decision.OperationId, decision.Version, decision.Reason),
            d => DemeritRules.Decide(d, decision.Upheld, decision.Points, decision.Reason, scope.Caller.UserName),
            store,
            scope,
            clock,
            cancellationToken);

    private static async Task<Ok<DemeritFile>> WithdrawAsync(
        string id, DemeritReason reason, IDemeritStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken) => await StepAsync(
            await FileAsync(id, store, scope, cancellationToken),
            new Step(reason.OperationId, reason.Version, reason.Reason),
            d => DemeritRules.Withdraw(d, reason.Reason),
            store,
            scope,
            clock,
            cancellationToken);

    private static async Task<Ok<DemeritFile>> StepAsync(
        DemeritFile file,
        Step step,
        Func<Demerit, Demerit> decide,
        IDemeritStore store,
        DataScope scope,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        Ids.Require(step.OperationId, 48, "operationId");
        if (file.Steps.Any(s => string.Equals(s.OperationId, step.OperationId, StringComparison.Ordinal)))
        {
            return TypedResults.Ok(file);
        }

        var saved = step.Version == file.Demerit.Version
            && await store.StepAsync(decide(file.Demerit), step.OperationId, scope.Caller.UserName, step.Note, clock.GetUtcNow(), cancellationToken);
        var after = await FileAsync(file.Demerit.Id, store, scope, cancellationToken);
        return saved
            ? TypedResults.Ok(after)
            : throw new PodiumException(ErrorCodes.Conflict, $"'{after.Steps[^1].Actor}' was faster: look at it again.", "version");
    }

    private static async Task<DemeritFile> FileAsync(string id, IDemeritStore store, DataScope scope, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } found && scope.AllowsManager(found.Demerit.ManagerId)
            ? new DemeritFile(found.Demerit, NameOf(scope, found.Demerit.ManagerId), [.. found.Steps])
            : throw Problems.NotFound("demerit");

    private static IEnumerable<Contracts.Organization.ManagerRecord> InScope(DataScope scope, string? managerId) =>
        managerId is not null && !scope.AllowsManager(managerId)
            ? throw Problems.NotFound("manager")
            : scope.Organization.Snapshot.Managers
                .Where(m => !OrganizationTree.IsPool(m.Id) && (managerId is null || string.Equals(m.Id, managerId, StringComparison.Ordinal)) && scope.AllowsManager(m.Id));

    private static string NameOf(DataScope scope, string managerId) => scope.Organization.FindManager(managerId)?.Name ?? managerId;

    private static void RequireYear(int? year)
    {
        if (year is < 2000 or > 2999)
        {
            throw new PodiumException(ErrorCodes.Malformed, "A year has four digits and begins with 2.", "year");
        }
    }

    private readonly record struct Step(string OperationId, int Version, string Note);
}
