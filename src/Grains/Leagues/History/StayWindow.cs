using System.Collections.Immutable;
using Podium.Contracts.Leagues;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Organization;

namespace Podium.Grains.Leagues.History;

/// <summary>Days of a period on which a unit holds what a manager has: the unit keeps the flows and day-end levels of these days.</summary>
/// <param name="From">First day, not before the period.</param>
/// <param name="To">Last day, not after the business date.</param>
/// <param name="IsCurrent">True when it lasts to the business date: then the level is the unit's too.</param>
public readonly record struct StayWindow(DateOnly From, DateOnly To, bool IsCurrent)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Managers whose business counts on the same days.</summary>
/// <param name="ManagerIds">The managers.</param>
/// <param name="Windows">The days, ascending, not touching each other.</param>
public sealed record StayGroup(ImmutableArray<string> ManagerIds, ImmutableArray<StayWindow> Windows);

/// <summary>Says whose business makes up a member of a table, and on which days. The same stays as <c>PortfolioTotals</c> has. Pure.</summary>
public static class StayPlan
{
    /// <summary>The groups of a member; empty when nothing can count.</summary>
    public static IReadOnlyList<StayGroup> Of(OrganizationTree organization, LeagueTableKey key, string memberId, PeriodFrame frame)
    {
        var start = frame.StartOf(key.Period);
        var units = UnitsOf(organization, key, memberId);
        return
        [
            .. ManagersOf(organization, key, memberId)
                .Select(manager => (manager.Id, Windows: WindowsOf(manager.Placements, units, start, frame.Date)))
                .Where(manager => !manager.Windows.IsEmpty)
                .GroupBy(manager => string.Join(';', manager.Windows), StringComparer.Ordinal)
                .Select(same => new StayGroup([.. same.Select(manager => manager.Id)], same.First().Windows)),
        ];
    }

    /// <summary>Whose entries can count for a member.</summary>
    public static IReadOnlyList<ManagerRecord> ManagersOf(OrganizationTree organization, LeagueTableKey key, string memberId) =>
        key.Scope == LeagueScope.SubUnits
            ? organization.FindUnit(memberId) is null ? [] : organization.ManagersEverIn(memberId)
            : organization.FindManager(memberId) is { } manager ? [manager] : [];

    private static HashSet<string> UnitsOf(OrganizationTree organization, LeagueTableKey key, string memberId) => key.Scope switch
    {
        LeagueScope.Managers => new HashSet<string>([key.UnitId], StringComparer.Ordinal),
        LeagueScope.AllManagers => organization.SubtreeOf(key.UnitId).ToHashSet(StringComparer.Ordinal),
        _ => organization.SubtreeOf(memberId).ToHashSet(StringComparer.Ordinal),
    };

    private static ImmutableArray<StayWindow> WindowsOf(ImmutableArray<ManagerPlacement> placements, HashSet<string> units, DateOnly start, DateOnly date)
    {
        var windows = new List<StayWindow>();
        for (var i = 0; i < placements.Length; i++)
        {
            var from = i == 0 || placements[i].From < start ? start : placements[i].From;
            var isLast = i + 1 == placements.Length || placements[i + 1].From > date;
            var to = isLast ? date : placements[i + 1].From.AddDays(-1);
            if (from > to || !units.Contains(placements[i].UnitId))
            {
                continue;
            }

            var touches = windows.Count > 0 && windows[^1].To.AddDays(1) == from;
            var window = new StayWindow(touches ? windows[^1].From : from, to, isLast);
            if (touches)
            {
                windows[^1] = window;
            }
            else
            {
                windows.Add(window);
            }
        }

        return [.. windows];
    }
}
