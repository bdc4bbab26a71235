using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Grains.Totals;

namespace Podium.Grains.Leagues.History;

/// <summary>
/// A league table as of a day, made of the ledger's sums by day with the very code of the live league. Not safe for concurrent use.
/// </summary>
public sealed class PastTable
{
    private readonly LiveTable _table;
    private readonly RankedTable _ranked;

    private PastTable(LiveTable table)
    {
        _table = table;
        _ranked = table.Ranked();
    }

    /// <summary>How many members the table has.</summary>
    public int Count => _ranked.Count;

    /// <summary>Every row in order.</summary>
    public IEnumerable<LeagueRow> Rows => _ranked.Rows(0, _ranked.Count);

    /// <summary>
    /// Makes the table of a day. Errors: <c>indicator_unknown</c>, <c>measure_not_allowed</c>.
    /// </summary>
    /// <param name="key">The table.</param>
    /// <param name="organization">The organisation.</param>
    /// <param name="indicators">The indicators.</param>
    /// <param name="day">The day.</param>
    /// <param name="changes">Sums by day of everybody who ever worked in or below the unit, up to the day.</param>
    public static PastTable Make(
        LeagueTableKey key, OrganizationTree organization, IndicatorCatalog indicators, DateOnly day, IReadOnlyCollection<ManagerDayChange> changes)
    {
        var frame = new PeriodFrame(day);
        var book = new LeagueBook(key.UnitId, WithLeavers(organization, changes), frame);
        foreach (var manager in changes.GroupBy(change => change.ManagerId, StringComparer.Ordinal))
        {
            var placements = organization.FindManager(manager.Key)?.Placements;
            if (placements is null)
            {
                continue;
            }

            var totals = PortfolioTotals.Build(placements.Value, frame, manager.Select(change => change.Change));
            foreach (var report in MemberReport.Of(manager.Key, 0, 1, totals))
            {
                book.Take(report);
            }
        }

        return new PastTable(new LiveTable(key, book, indicators, 0));
    }

    /// <summary>Rows from a 0-based offset.</summary>
    public LeaguePage Page(int offset, int count, DateTimeOffset now) => _table.Page(_ranked.Rows(offset, count), now);

    /// <summary>A member's row with its neighbours; empty when it is not in the table.</summary>
    public LeaguePage Around(string memberId, int radius, DateTimeOffset now) =>
        _table.Page(_ranked.Find(memberId) is { } place ? _ranked.Rows(place.Index - radius, (2 * radius) + 1) : [], now);

    /// <summary>The rows of the named members that are in the table, in order.</summary>
    public LeaguePage Members(IEnumerable<string> memberIds, DateTimeOffset now) => _table.Page(
        memberIds.Distinct(StringComparer.Ordinal).Select(_ranked.Find).OfType<RankedTable.Place>().OrderBy(place => place.Index).Select(_ranked.Row),
        now);

    /// <summary>A member's row, or null.</summary>
    public LeagueRow? Find(string memberId) => _ranked.Find(memberId) is { } place ? _ranked.Row(place) : null;

    /// <summary>Who has left since keeps the row in the tables of the past that the business made.</summary>
    internal static OrganizationTree WithLeavers(OrganizationTree organization, IReadOnlyCollection<ManagerDayChange> changes)
    {
        var snapshot = organization.Snapshot;
        if (snapshot.Managers.All(manager => manager.Active))
        {
            return organization;
        }

        var busy = changes.Select(change => change.ManagerId).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<ManagerRecord> managers =
            [.. snapshot.Managers.Select(manager => manager.Active || !busy.Contains(manager.Id) ? manager : manager with { Active = true })];
        return new OrganizationTree(snapshot with { Managers = managers });
    }
}
