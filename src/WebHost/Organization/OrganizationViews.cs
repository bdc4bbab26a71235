using System.Collections.Immutable;
using Podium.Contracts.Organization;

namespace Podium.WebHost.Organization;

/// <summary>The part of the organisation that is in scope.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Units">Units, parents before children.</param>
/// <param name="Managers">Managers; pools of customers nobody serves are not among them.</param>
public sealed record OrganizationView(long Version, ImmutableArray<OrgUnit> Units, ImmutableArray<ManagerView> Managers);

/// <summary>A manager and where they work.</summary>
/// <param name="Id">The manager.</param>
/// <param name="Name">Display name.</param>
/// <param name="Grade">Grade code.</param>
/// <param name="Active">False once the manager has left.</param>
/// <param name="UnitId">Where the manager works today.</param>
/// <param name="Placements">Ascending by date.</param>
public sealed record ManagerView(string Id, string Name, string Grade, bool Active, string UnitId, ImmutableArray<ManagerPlacement> Placements)
{
    internal static ManagerView Of(ManagerRecord manager, DateOnly today) =>
        new(manager.Id, manager.Name, manager.Grade, manager.Active, manager.UnitOn(today), manager.Placements);
}

/// <summary>A new manager, or what changes of one.</summary>
/// <param name="Id">Letters, digits, dot, dash, underscore; at most 32.</param>
/// <param name="Name">Display name.</param>
/// <param name="Grade">Grade code: assistant, manager or senior by default.</param>
/// <param name="UnitId">Where a new manager works from the beginning; null where placements say it.</param>
/// <param name="Placements">Where a new manager works from when, ascending; one that exists is moved by its own call, not by this.</param>
/// <param name="Active">False once the manager has left.</param>
public sealed record ManagerRegistration(
    string Id,
    string Name,
    string Grade,
    string? UnitId = null,
    ImmutableArray<ManagerPlacement>? Placements = null,
    bool Active = true)
{
    internal ManagerRecord ToRecord(DateOnly today) => new(
        Id,
        Name,
        Grade,
        Active,
        Placements is { IsDefaultOrEmpty: false } placements ? placements
        : UnitId is not null ? [new ManagerPlacement(UnitId, today)]
        : []);
}

/// <summary>A move to another unit, portfolio and all.</summary>
/// <param name="UnitId">The new unit.</param>
/// <param name="From">First day there.</param>
public sealed record ManagerMove(string UnitId, DateOnly From);

/// <summary>A business date to work on.</summary>
/// <param name="Date">The date; forward only once anything is booked.</param>
public sealed record BusinessDateChange(DateOnly Date);
