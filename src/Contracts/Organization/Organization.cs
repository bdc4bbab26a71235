using System.Collections.Immutable;

namespace Podium.Contracts.Organization;

/// <summary>A unit of the bank's tree (机构): head office, branch, sub-branch, to any depth.</summary>
/// <param name="Id">Letters, digits, dot, dash and underscore, at most 32; unique in the bank.</param>
/// <param name="ParentId">The unit above, or null for the one root.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
[GenerateSerializer, Immutable, Alias(Aliases.OrgUnit)]
public sealed record OrgUnit(string Id, string? ParentId, string NameEn, string NameZh);

/// <summary>Where a manager works from a date on.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="From">First day there. The first placement of a manager counts from the beginning of time.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ManagerPlacement)]
public sealed record ManagerPlacement(string UnitId, DateOnly From);

/// <summary>A customer manager (客户经理) as the organisation knows them.</summary>
/// <param name="Id">Letters, digits, dot, dash and underscore, at most 32; unique in the bank. Ids that begin with <c>~</c> are the
/// pools of units: business of customers nobody serves, in the sums but not in the rankings.</param>
/// <param name="Name">Display name.</param>
/// <param name="Grade">Grade code: assistant, manager or senior by default (domain section 1).</param>
/// <param name="Active">False once the manager has left; the row stays in closed periods.</param>
/// <param name="Placements">Ascending by date; never empty.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ManagerRecord)]
public sealed record ManagerRecord(string Id, string Name, string Grade, bool Active, ImmutableArray<ManagerPlacement> Placements)
{
    /// <summary>The unit the manager belongs to on a day.</summary>
    public string UnitOn(DateOnly day)
    {
        var unit = Placements[0].UnitId;
        foreach (var placement in Placements)
        {
            if (placement.From > day)
            {
                break;
            }

            unit = placement.UnitId;
        }

        return unit;
    }
}

/// <summary>The whole organisation at one version.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Units">Every unit, parents before children.</param>
/// <param name="Managers">Every manager, pools included.</param>
[GenerateSerializer, Immutable, Alias(Aliases.OrganizationSnapshot)]
public sealed record OrganizationSnapshot(long Version, ImmutableArray<OrgUnit> Units, ImmutableArray<ManagerRecord> Managers);

/// <summary>Changes the organisation: units, managers and where they work. Key: 0.</summary>
[Alias(Aliases.OrganizationGrain)]
public interface IOrganizationGrain : IGrainWithIntegerKey
{
    /// <summary>Everything, at its newest version.</summary>
    [Alias("GetSnapshot")]
    Task<OrganizationSnapshot> GetSnapshotAsync();

    /// <summary>
    /// Creates or renames units, parents before children. Repeating is harmless; a unit keeps its parent
    /// (<c>not_allowed</c>). Errors: <c>invalid_id</c>, <c>required</c>, <c>unit_unknown</c> for a parent that does not exist.
    /// </summary>
    [Alias("PutUnits")]
    Task PutUnitsAsync(ImmutableArray<OrgUnit> units);

    /// <summary>
    /// Creates managers or changes name, grade and activity. The placements of an existing manager are not touched:
    /// use <see cref="MoveManagerAsync"/>. Errors: <c>invalid_id</c>, <c>required</c>, <c>unit_unknown</c>.
    /// </summary>
    [Alias("PutManagers")]
    Task PutManagersAsync(ImmutableArray<ManagerRecord> managers);

    /// <summary>
    /// Moves a manager to a unit from a date on, portfolio and all; what was earned before stays with the unit where it was
    /// earned. Repeating is harmless. Errors: <c>manager_unknown</c>, <c>unit_unknown</c>, <c>not_allowed</c> when a later move stands.
    /// </summary>
    [Alias("MoveManager")]
    Task<ManagerRecord> MoveManagerAsync(string managerId, string unitId, DateOnly from);
}
