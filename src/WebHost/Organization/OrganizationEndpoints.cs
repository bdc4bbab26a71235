using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Calendar;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Organization;

/// <summary>Units, managers and the bank's day.</summary>
internal static class OrganizationEndpoints
{
    /// <summary>Maps <c>/api/organization</c> and <c>/api/bank</c>.</summary>
    public static void MapOrganization(this IEndpointRouteBuilder api)
    {
        var organization = api.MapGroup("/organization").WithTags("Organisation");
        organization.MapGet("", Get).WithName("getOrganization").WithSummary("Units and managers in scope.");
        organization.MapPut("/units", PutUnitsAsync).RequireAuthorization(Policies.Administrators).WithName("putUnits")
            .WithSummary("Creates or renames units, parents before children. Repeating is harmless.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        organization.MapPut("/managers", PutManagersAsync).RequireAuthorization(Policies.Administrators).WithName("putManagers")
            .WithSummary("Creates managers, or changes name, grade and activity. Repeating is harmless.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        organization.MapPost("/managers/{id}/move", MoveAsync).RequireAuthorization(Policies.Administrators).WithName("moveManager")
            .WithSummary("Moves a manager to a unit from a date on, portfolio and all; what was earned before stays where it was earned.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        var bank = api.MapGroup("/bank").WithTags("Organisation");
        bank.MapGet("", GetDay).WithName("getBank").WithSummary("The bank's day, currency and time zone.");
        bank.MapPost("/business-date", SetDateAsync).RequireAuthorization(Policies.Administrators).WithName("setBusinessDate")
            .WithSummary("Takes the date off the clock and sets it, for replays and migrations.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Ok<OrganizationView> Get(DataScope scope)
    {
        var snapshot = scope.Organization.Snapshot;
        return TypedResults.Ok(new OrganizationView(
            snapshot.Version,
            [.. snapshot.Units.Where(u => scope.ShowsUnit(u.Id))],
            [.. snapshot.Managers.Where(m => !OrganizationTree.IsPool(m.Id) && scope.ShowsManager(m.Id)).Select(m => ManagerView.Of(m, scope.Today))]));
    }

    private static async Task<NoContent> PutUnitsAsync(ImmutableArray<OrgUnit> units, IGrainFactory grains, BankDirectory bank, CancellationToken cancellationToken)
    {
        await grains.GetGrain<IOrganizationGrain>(0).PutUnitsAsync(units);
        await bank.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> PutManagersAsync(
        ImmutableArray<ManagerRegistration> managers,
        IGrainFactory grains,
        BankDirectory bank,
        CancellationToken cancellationToken)
    {
        var today = bank.Today;
        await grains.GetGrain<IOrganizationGrain>(0).PutManagersAsync([.. managers.Select(m => m.ToRecord(today))]);
        await bank.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ManagerView>> MoveAsync(
        string id,
        ManagerMove move,
        IGrainFactory grains,
        BankDirectory bank,
        CancellationToken cancellationToken)
    {
        var moved = await grains.GetGrain<IOrganizationGrain>(0).MoveManagerAsync(id, move.UnitId, move.From);
        await bank.RefreshAsync(cancellationToken);
        return TypedResults.Ok(ManagerView.Of(moved, bank.Today));
    }

    private static Ok<BankDay> GetDay(BankDirectory bank) => TypedResults.Ok(bank.Day);

    private static async Task<Ok<BankDay>> SetDateAsync(BusinessDateChange change, IGrainFactory grains, BankDirectory bank, CancellationToken cancellationToken)
    {
        var day = await grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(change.Date);
        await bank.RefreshAsync(cancellationToken);
        return TypedResults.Ok(day);
    }
}
