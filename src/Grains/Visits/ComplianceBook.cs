using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Visits;

/// <summary>How a manager keeps the visit rules with customers of a tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Due">Visits or contacts asked for.</param>
/// <param name="Done">Of them done.</param>
/// <param name="Missed">Of them no longer to be done.</param>
public sealed record TierCompliance(Tier Tier, int Due, int Done, int Missed);

/// <summary>How a manager keeps the visit rules.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Their name.</param>
/// <param name="Tiers">Tiers with something due, key first.</param>
/// <param name="Due">All that was asked for.</param>
/// <param name="Done">Of it done.</param>
/// <param name="Missed">Of it no longer to be done.</param>
/// <param name="Rate">Done by due, 0 to 1; null when nothing is due.</param>
/// <param name="Rank">1-based by rate, equal rates share a rank; null when nothing is due.</param>
public sealed record ManagerCompliance(
    string ManagerId, string Name, ImmutableArray<TierCompliance> Tiers, int Due, int Done, int Missed, double? Rate, int? Rank);

/// <summary>A demand past its due date that nothing has made up for.</summary>
/// <param name="CustomerId">To whom.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="ManagerId">Who owes it.</param>
/// <param name="Tier">The tier.</param>
/// <param name="Kind">What is owed.</param>
/// <param name="DueBy">By when it was due.</param>
/// <param name="AgeDays">Days since.</param>
public sealed record OverdueDemand(string CustomerId, string CustomerName, string ManagerId, Tier Tier, DemandKind Kind, DateOnly DueBy, int AgeDays);

/// <summary>Counts how managers keep the visit rules. Pure.</summary>
public static class ComplianceBook
{
    /// <summary>A row for each manager, the best first, those with nothing due last.</summary>
    public static ImmutableArray<ManagerCompliance> Rank(
        DemandPlanner planner, IEnumerable<ServedCustomer> customers, IReadOnlyList<(string Id, string Name)> managers, DemandPeriod period, DateOnly from, DateOnly asOf)
    {
        var demands = customers
            .Select(c => (c.ManagerId, Demand: planner.Find(period, c.Course, c.Services, from, asOf)))
            .Where(c => c.Demand is { Required: > 0 })
            .ToLookup(c => c.ManagerId, c => c.Demand!, StringComparer.Ordinal);
        var rows = managers.Select(m => Count(m.Id, m.Name, [.. demands[m.Id]])).OrderByDescending(r => r.Rate ?? -1).ThenByDescending(r => r.Done)
            .ThenBy(r => r.ManagerId, StringComparer.Ordinal).ToArray();
        return [.. rows.Select(row => row.Rate is null ? row : row with { Rank = 1 + rows.Count(other => other.Rate > row.Rate) })];
    }

    /// <summary>What is overdue, oldest first.</summary>
    public static ImmutableArray<OverdueDemand> Overdue(DemandPlanner planner, IEnumerable<ServedCustomer> customers, DateOnly from, DateOnly asOf) =>
    [
        .. customers
            .Select(c => (Customer: c, Demand: OwedDemands.Overdue(planner, c, from, asOf)))
            .Where(c => c.Demand is not null)
            .Select(c => new OverdueDemand(
                c.Customer.Id, c.Customer.Name, c.Customer.ManagerId, c.Demand!.Standing.Tier, c.Demand.Kind, c.Demand.DueBy, asOf.DayNumber - c.Demand.DueBy.DayNumber))
            .OrderByDescending(o => o.AgeDays)
            .ThenByDescending(o => o.Tier)
            .ThenBy(o => o.CustomerId, StringComparer.Ordinal),
    ];

    private static ManagerCompliance Count(string id, string name, IReadOnlyList<Demand> demands)
    {
        var tiers = demands.GroupBy(d => d.Standing.Tier).OrderByDescending(g => g.Key)
            .Select(g => new TierCompliance(g.Key, g.Sum(d => d.Required), g.Sum(Done), g.Where(d => d.State == DemandState.Missed).Sum(d => d.Owed)))
            .ToImmutableArray();
        var (due, done) = (tiers.Sum(t => t.Due), tiers.Sum(t => t.Done));
        return new ManagerCompliance(id, name, tiers, due, done, tiers.Sum(t => t.Missed), due == 0 ? null : (double)done / due, null);
    }

    private static int Done(Demand demand) => Math.Min(demand.Done, demand.Required);
}
