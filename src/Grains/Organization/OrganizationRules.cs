using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Organization;

namespace Podium.Grains.Organization;

/// <summary>What an organisation may look like and how it may change. Pure.</summary>
internal static class OrganizationRules
{
    /// <summary>Checks units to create or rename.</summary>
    public static void CheckUnits(ImmutableArray<OrgUnit> units, OrganizationTree organization)
    {
        var known = organization.Snapshot.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        foreach (var unit in units)
        {
            Ids.Require(unit.Id, 32, "id");
            RequireName(unit.NameEn, "nameEn");
            RequireName(unit.NameZh, "nameZh");
            if (unit.ParentId is not null && !known.ContainsKey(unit.ParentId))
            {
                throw new PodiumException(ErrorCodes.UnitUnknown, $"Unit '{unit.Id}' hangs on '{unit.ParentId}', which does not exist; create that first.", "parentId");
            }

            if (known.TryGetValue(unit.Id, out var present) && present.ParentId != unit.ParentId)
            {
                throw new PodiumException(ErrorCodes.NotAllowed, $"Unit '{unit.Id}' keeps its parent; move its managers instead.", "parentId");
            }

            if (unit.ParentId is null && known.Values.Any(other => other.ParentId is null && other.Id != unit.Id))
            {
                throw new PodiumException(ErrorCodes.NotAllowed, "There is a head office already; name a parent.", "parentId");
            }

            known[unit.Id] = unit;
        }
    }

    /// <summary>Checks managers to create or change.</summary>
    public static void CheckManagers(ImmutableArray<ManagerRecord> managers, OrganizationTree organization)
    {
        foreach (var manager in managers)
        {
            Ids.Require(manager.Id, 32, "id");
            RequireName(manager.Name, "name");
            Ids.Require(manager.Grade, 32, "grade");
            if (organization.FindManager(manager.Id) is null && manager.Placements.IsDefaultOrEmpty)
            {
                throw new PodiumException(ErrorCodes.Required, $"Say in which unit '{manager.Id}' works.", "placements");
            }

            foreach (var placement in manager.Placements.IsDefault ? [] : manager.Placements)
            {
                RequireUnit(placement.UnitId, organization);
            }

            if (!manager.Placements.IsDefault && !manager.Placements.Zip(manager.Placements.Skip(1)).All(pair => pair.First.From < pair.Second.From))
            {
                throw new PodiumException(ErrorCodes.Malformed, "Placements come in the order of their dates, one a date.", "placements");
            }
        }
    }

    /// <summary>A manager's record after a move.</summary>
    public static ManagerRecord Move(string managerId, string unitId, DateOnly from, OrganizationTree organization)
    {
        var manager = OrganizationTree.IsPool(managerId) ? null : organization.FindManager(managerId);
        if (manager is null)
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{managerId}'.", "managerId");
        }

        RequireUnit(unitId, organization);
        var last = manager.Placements[^1];
        if (last.UnitId == unitId && (last.From == from || from > last.From))
        {
            return manager;
        }

        if (last.From > from || (last.From == from && manager.Placements.Length == 1))
        {
            throw new PodiumException(ErrorCodes.NotAllowed, $"A move on {last.From:yyyy-MM-dd} stands; move from a later date.", "from");
        }

        var before = last.From == from ? manager.Placements.RemoveAt(manager.Placements.Length - 1) : manager.Placements;
        return manager with { Placements = before.Add(new ManagerPlacement(unitId, from)) };
    }

    private static void RequireUnit(string unitId, OrganizationTree organization)
    {
        if (organization.FindUnit(unitId) is null)
        {
            throw new PodiumException(ErrorCodes.UnitUnknown, $"There is no unit '{unitId}'.", "unitId");
        }
    }

    private static void RequireName(string name, string field)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 120 || name.Any(char.IsControl))
        {
            throw new PodiumException(ErrorCodes.Required, $"'{field}' takes 1 to 120 characters, no control characters.", field);
        }
    }
}
