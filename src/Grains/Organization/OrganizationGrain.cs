using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Organization;
using Podium.Grains.Handovers;
using Podium.Grains.Managers;

namespace Podium.Grains.Organization;

/// <summary>Checks and saves changes of the organisation, one at a time.</summary>
internal sealed class OrganizationGrain(IBankStore store, IHandoverStore handovers, BankDirectory directory) : Grain, IOrganizationGrain
{
    public async Task<OrganizationSnapshot> GetSnapshotAsync()
    {
        await directory.RefreshAsync();
        return directory.Organization.Snapshot;
    }

    public async Task PutUnitsAsync(ImmutableArray<OrgUnit> units)
    {
        await directory.RefreshAsync();
        OrganizationRules.CheckUnits(units, directory.Organization);
        await store.SaveOrganizationAsync(units, [], CancellationToken.None);
        await directory.RefreshAsync();
    }

    public async Task PutManagersAsync(ImmutableArray<ManagerRecord> managers)
    {
        await directory.RefreshAsync();
        OrganizationRules.CheckManagers(managers, directory.Organization);
        foreach (var leaver in managers.Where(manager => !manager.Active && directory.Organization.FindManager(manager.Id) is { Active: true }))
        {
            await RequireEmptyAsync(leaver.Id);
        }

        var kept = managers.Select(manager =>
            directory.Organization.FindManager(manager.Id) is { } present ? manager with { Placements = present.Placements } : manager);
        await store.SaveOrganizationAsync([], [.. kept], CancellationToken.None);
        await directory.RefreshAsync();
    }

    public async Task<ManagerRecord> MoveManagerAsync(string managerId, string unitId, DateOnly from)
    {
        await directory.RefreshAsync();
        var moved = OrganizationRules.Move(managerId, unitId, from, directory.Organization);
        await store.SaveOrganizationAsync([], [moved], CancellationToken.None);
        await directory.RefreshAsync();
        await GrainFactory.GetGrain<IManagerSink>(managerId).ReorganizeAsync();
        return moved;
    }

    /// <summary>Nobody leaves without a handover (domain, section 3).</summary>
    private async Task RequireEmptyAsync(string managerId)
    {
        var customers = await handovers.FindCustomersAsync(managerId, directory.Today, CancellationToken.None);
        if (customers.Count > 0)
        {
            throw new PodiumException(
                ErrorCodes.NotAllowed, $"Manager '{managerId}' still serves {customers.Count} customers; hand them over first.", "active");
        }
    }
}
