using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Grains.Totals;

namespace Podium.Grains.Leagues.History;

/// <summary>The values of some members on each of a run of days. The totals are built once and roll from day to day.</summary>
public static class PastTrend
{
    /// <summary>The values by day, in the order of the members; null without data. Errors: <c>indicator_unknown</c>, <c>measure_not_allowed</c>.</summary>
    /// <param name="key">The table.</param>
    /// <param name="organization">The organisation.</param>
    /// <param name="indicator">The table's indicator.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    /// <param name="memberIds">The members.</param>
    /// <param name="changes">Sums by day of the managers that make the members up, up to the last day.</param>
    public static IReadOnlyList<long?[]> Make(
        LeagueTableKey key,
        OrganizationTree organization,
        IndicatorDefinition indicator,
        DateOnly first,
        DateOnly last,
        IReadOnlyList<string> memberIds,
        IReadOnlyCollection<ManagerDayChange> changes)
    {
        var book = new LeagueBook(key.UnitId, organization, new PeriodFrame(first));
        var managers = changes.GroupBy(change => change.ManagerId, StringComparer.Ordinal).ToArray();
        foreach (var manager in managers)
        {
            Report(book, organization, manager, new PeriodFrame(first), 0);
        }

        var selector = new TableSelector(indicator, key.Period, key.Measure, book.Buckets);
        var values = new List<long?[]>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var frame = new PeriodFrame(day);
            book.RollTo(frame);
            foreach (var moved in managers.Where(manager => day > first && BeginsElsewhere(organization, manager.Key, day)))
            {
                Report(book, organization, moved, frame, day.DayNumber);
            }

            values.Add([.. memberIds.Select(id => selector.Indicator.Value(book.ReadMember(id, key.Scope, selector), frame))]);
        }

        return values;
    }

    private static bool BeginsElsewhere(OrganizationTree organization, string managerId, DateOnly day) =>
        organization.FindManager(managerId)?.Placements.Skip(1).Any(placement => placement.From == day) == true;

    private static void Report(LeagueBook book, OrganizationTree organization, IGrouping<string, ManagerDayChange> manager, PeriodFrame frame, long placement)
    {
        if (organization.FindManager(manager.Key) is not { } record)
        {
            return;
        }

        var totals = PortfolioTotals.Build(record.Placements, frame, manager.Select(change => change.Change));
        foreach (var report in MemberReport.Of(manager.Key, placement, 1, totals))
        {
            book.Take(report);
        }
    }
}
