using System.Collections.Frozen;
using Podium.Contracts.Organization;

namespace Podium.WebHost.Organization;

/// <summary>One version of the organisation, ready for look-ups.</summary>
internal sealed class OrganizationIndex
{
    private readonly FrozenDictionary<string, OrgUnit> _units;
    private readonly FrozenDictionary<string, ManagerRecord> _managers;
    private readonly FrozenDictionary<string, int> _firstPlace;
    private readonly FrozenDictionary<string, int> _lastPlace;

    /// <summary>Indexes a snapshot.</summary>
    public OrganizationIndex(OrganizationSnapshot snapshot)
    {
        Snapshot = snapshot;
        _units = snapshot.Units.ToFrozenDictionary(u => u.Id, StringComparer.Ordinal);
        _managers = snapshot.Managers.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
        (_firstPlace, _lastPlace) = Number(snapshot);
    }

    /// <summary>An organisation without units.</summary>
    public static OrganizationIndex Empty { get; } = new(new OrganizationSnapshot(0, [], []));

    /// <summary>What is indexed.</summary>
    public OrganizationSnapshot Snapshot { get; }

    /// <summary>The unit, or null.</summary>
    public OrgUnit? FindUnit(string id) => _units.GetValueOrDefault(id);

    /// <summary>The manager, or null.</summary>
    public ManagerRecord? FindManager(string id) => _managers.GetValueOrDefault(id);

    /// <summary>Whether the unit is <paramref name="top"/> or below it; false when either does not exist.</summary>
    public bool IsAtOrBelow(string unitId, string top) =>
        _firstPlace.TryGetValue(unitId, out var place)
        && _firstPlace.TryGetValue(top, out var first)
        && first <= place
        && place <= _lastPlace[top];

    /// <summary>
    /// The unit a manager belongs to on a day; of a pool (<c>~unit</c>) the unit whose pool it is; null for an unknown one.
    /// </summary>
    public string? UnitOf(string managerId, DateOnly day) =>
        managerId.StartsWith('~')
            ? (_units.ContainsKey(managerId[1..]) ? managerId[1..] : null)
            : FindManager(managerId)?.UnitOn(day);

    // Numbers the units as a walk through the tree meets them: what lies below a unit is then one stretch of numbers.
    private static (FrozenDictionary<string, int> First, FrozenDictionary<string, int> Last) Number(OrganizationSnapshot snapshot)
    {
        var children = snapshot.Units.ToLookup(u => u.ParentId ?? "", u => u.Id, StringComparer.Ordinal);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(string Id, bool Leaving)>();
        foreach (var root in children[""])
        {
            open.Push((root, false));
        }

        while (open.TryPop(out var step))
        {
            if (step.Leaving)
            {
                last[step.Id] = first.Count - 1;
                continue;
            }

            first[step.Id] = first.Count;
            open.Push((step.Id, true));
            foreach (var child in children[step.Id])
            {
                open.Push((child, false));
            }
        }

        return (first.ToFrozenDictionary(StringComparer.Ordinal), last.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
