using Podium.Contracts.Customers;

namespace Podium.Grains.Visits;

/// <summary>A customer with everything that visit rules look at.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tier">By the balances when last booked.</param>
/// <param name="ManagerId">Who owes it the visits: the owner with the largest share.</param>
/// <param name="Course">What it was, ascending.</param>
/// <param name="Services">What was done since the first day asked for.</param>
/// <param name="Planned">Days of planned visits.</param>
public sealed record ServedCustomer(
    string Id, string Name, Tier Tier, string ManagerId, IReadOnlyList<Standing> Course, IReadOnlyList<Service> Services, IReadOnlyList<DateOnly> Planned)
{
    /// <summary>The last day it was visited, or null.</summary>
    public DateOnly? LastVisit => Services.Where(s => s.IsVisit).Select(s => (DateOnly?)s.Day).Max();
}

/// <summary>What is owed now, and what was missed and not made up for.</summary>
public static class OwedDemands
{
    // What lies further back has long become demerits.
    private const int MonthsBack = 3;

    /// <summary>First day whose services must be known to judge a day.</summary>
    public static DateOnly FirstDay(DateOnly today)
    {
        var half = DemandPeriod.HalfYearOf(today).From.AddMonths(-6);
        var month = DemandPeriod.MonthOf(today).From.AddMonths(-MonthsBack);
        return half < month ? half : month;
    }

    /// <summary>The demands of the running month and half-year.</summary>
    public static IEnumerable<Demand> Running(DemandPlanner planner, ServedCustomer customer, DateOnly from, DateOnly today)
    {
        foreach (var period in new[] { DemandPeriod.MonthOf(today), DemandPeriod.HalfYearOf(today) })
        {
            if (planner.Find(period, customer.Course, customer.Services, from, today) is { } demand)
            {
                yield return demand;
            }
        }
    }

    /// <summary>The oldest demand past its due date that nothing has made up for since; null when all is well.</summary>
    public static Demand? Overdue(DemandPlanner planner, ServedCustomer customer, DateOnly from, DateOnly today)
    {
        foreach (var period in Periods(today).Where(p => p.To >= from).OrderBy(p => p.To))
        {
            if (planner.Find(period, customer.Course, customer.Services, from, today) is { } demand
                && demand.State is DemandState.Open or DemandState.Missed
                && demand.DueBy < today
                && !customer.Services.Any(s => s.Day > period.To && s.Day <= today && (s.IsVisit || demand.Kind == DemandKind.Contact)))
            {
                return demand;
            }
        }

        return null;
    }

    private static IEnumerable<DemandPeriod> Periods(DateOnly today)
    {
        var month = DemandPeriod.MonthOf(today);
        for (var back = 0; back <= MonthsBack; back++)
        {
            yield return month with { From = month.From.AddMonths(-back) };
        }

        var half = DemandPeriod.HalfYearOf(today);
        yield return half;
        yield return half with { From = half.From.AddMonths(-6) };
    }
}
