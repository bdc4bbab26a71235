using System.Collections.Frozen;
using System.Collections.Immutable;
using Podium.Contracts.Organization;

namespace Podium.Grains.Organization;

/// <summary>One version of the organisation, indexed.</summary>
public sealed class OrganizationTree
{
    private readonly FrozenDictionary<string, OrgUnit> _units;
    private readonly FrozenDictionary<string, ManagerRecord> _managers;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _children;

    /// <summary>Indexes a snapshot.</summary>
    public OrganizationTree(OrganizationSnapshot snapshot)
    {
        Snapshot = snapshot;
        _units = snapshot.Units.ToFrozenDictionary(unit => unit.Id, StringComparer.Ordinal);
        _managers = snapshot.Managers.ToFrozenDictionary(manager => manager.Id, StringComparer.Ordinal);
        _children = snapshot.Units.Where(unit => unit.ParentId is not null)
            .GroupBy(unit => unit.ParentId!, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(unit => unit.Id).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What it was made of.</summary>
    public OrganizationSnapshot Snapshot { get; }

    /// <summary>Version of the organisation.</summary>
    public long Version => Snapshot.Version;

    /// <summary>The top unit, or null while there is none.</summary>
    public OrgUnit? Root => Snapshot.Units.FirstOrDefault(unit => unit.ParentId is null);

    /// <summary>Id of the pool of a unit: the pseudo manager of customers nobody serves.</summary>
    public static string PoolOf(string unitId) => "~" + unitId;

    /// <summary>Whether a manager id names a pool.</summary>
    public static bool IsPool(string managerId) => managerId.StartsWith('~');

    /// <summary>The unit, or null.</summary>
    public OrgUnit? FindUnit(string unitId) => _units.GetValueOrDefault(unitId);

    /// <summary>The manager, or null; pools of existing units exist without being written down.</summary>
    public ManagerRecord? FindManager(string managerId)
    {
        if (_managers.TryGetValue(managerId, out var manager))
        {
            return manager;
        }

        return IsPool(managerId) && _units.TryGetValue(managerId[1..], out var unit)
            ? new ManagerRecord(managerId, unit.NameEn, "pool", true, [new ManagerPlacement(unit.Id, DateOnly.MinValue)])
            : null;
    }

    /// <summary>Units directly below.</summary>
    public ImmutableArray<string> ChildrenOf(string unitId) => _children.GetValueOrDefault(unitId, []);

    /// <summary>The unit and every unit below.</summary>
    public IReadOnlyCollection<string> SubtreeOf(string unitId)
    {
        var subtree = new List<string>();
        var open = new Stack<string>([unitId]);
        while (open.TryPop(out var unit))
        {
            subtree.Add(unit);
            foreach (var child in ChildrenOf(unit))
            {
                open.Push(child);
            }
        }

        return subtree;
    }

    /// <summary>Everybody who ever worked in or below a unit, with the pools.</summary>
    public IReadOnlyList<ManagerRecord> ManagersEverIn(string unitId)
    {
        var units = SubtreeOf(unitId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Snapshot.Managers.Where(manager => manager.Placements.Any(placement => units.Contains(placement.UnitId))),
            .. units.Select(unit => FindManager(PoolOf(unit))).OfType<ManagerRecord>().Where(pool => !_managers.ContainsKey(pool.Id)),
        ];
    }

    /// <summary>Whether a unit is, or lies below, another.</summary>
    public bool IsWithin(string unitId, string ancestorId)
    {
        for (var unit = FindUnit(unitId); unit is not null; unit = unit.ParentId is null ? null : FindUnit(unit.ParentId))
        {
            if (string.Equals(unit.Id, ancestorId, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
