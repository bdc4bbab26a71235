using System.Collections.Frozen;
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
/// A league table as of a day, made of the ledger's sums by day with the very code of the live league. Never changes once made.
/// </summary>
public sealed class PastTable
{
    private readonly LeaguePage _facts;
    private readonly ImmutableArray<LeagueRow> _rows;
    private readonly FrozenDictionary<string, int> _index;

    private PastTable(LiveTable table)
    {
        _facts = table.Page([], DateTimeOffset.MinValue);
        _rows = [.. table.Ranked().Rows(0, int.MaxValue)];
        _index = _rows.Select((row, index) => (row.MemberId, index)).ToFrozenDictionary(row => row.MemberId, row => row.index, StringComparer.Ordinal);
    }

    /// <summary>Every row in order.</summary>
    public ImmutableArray<LeagueRow> Rows => _rows;

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
    public LeaguePage Page(int offset, int count, DateTimeOffset now)
    {
        var first = Math.Clamp(offset, 0, _rows.Length);
        return Page(_rows.Slice(first, Math.Clamp(count, 0, _rows.Length - first)), now);
    }

    /// <summary>A member's row with its neighbours; empty when it is not in the table.</summary>
    public LeaguePage Around(string memberId, int radius, DateTimeOffset now)
    {
        if (!_index.TryGetValue(memberId, out var place))
        {
            return Page([], now);
        }

        var first = Math.Max(0, place - radius);
        return Page(_rows[first..Math.Min(_rows.Length, place + radius + 1)], now);
    }

    /// <summary>The rows of the named members that are in the table, in order.</summary>
    public LeaguePage Members(IEnumerable<string> memberIds, DateTimeOffset now) =>
        Page([.. memberIds.Distinct(StringComparer.Ordinal).Select(Find).OfType<LeagueRow>().OrderBy(row => row.Position)], now);

    /// <summary>A member's row, or null.</summary>
    public LeagueRow? Find(string memberId) => _index.TryGetValue(memberId, out var place) ? _rows[place] : null;

    private LeaguePage Page(ImmutableArray<LeagueRow> rows, DateTimeOffset now) => _facts with { AsOf = now, Rows = rows };

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
