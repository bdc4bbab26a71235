using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Leagues.History;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;

namespace Podium.WebHost.Leagues.History;

/// <summary>
/// Tables of past business dates, from the ledger. A period that ended is closed: its final table has only what was recorded up to its
/// last day; what came later shows in the restated table. Periods that ended before the bank went live have no final table.
/// </summary>
internal sealed class LeagueHistory(IExplainReader reader, BankDirectory bank, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(10);

    private readonly BriefCache<(LeagueTableKey Key, DateOnly Day, DateOnly? RecordedUpTo, long Organization, long Indicators), PastTable> _tables = new(Keep, 64, clock);

    /// <summary>Last day of the closed period that a day lies in; null when the period is open, or ended before the bank went live.</summary>
    public DateOnly? CloseOf(Period period, DateOnly day)
    {
        var end = new PeriodFrame(day).EndOf(period);
        return end < bank.Today && end >= bank.Day.GoLive ? end : null;
    }

    /// <summary>The table of a day with everything that is known of it by now.</summary>
    public Task<PastTable> RestatedAsync(LeagueTableKey key, DateOnly day) => MakeAsync(key, day, null);

    /// <summary>The table of a day as its period was closed, or null when there is none.</summary>
    public async Task<PastTable?> FinalAsync(LeagueTableKey key, DateOnly day) =>
        CloseOf(key.Period, day) is { } close ? await MakeAsync(key, day, close) : null;

    /// <summary>What was booked into the closed period of a day afterwards and counts for the table's indicator; empty when nothing was.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadLateAsync(LeagueTableKey key, DateOnly day, CancellationToken cancellationToken)
    {
        if (CloseOf(key.Period, day) is not { } close)
        {
            return [];
        }

        var indicator = RequireIndicator(key);
        var managers = bank.Organization.ManagersEverIn(key.UnitId).Select(manager => manager.Id).ToArray();
        var late = await reader.ReadLateAsync(managers, day, close, cancellationToken);
        return [.. late.Where(entry => Counts(indicator, entry))];
    }

    /// <summary>Values of members over the days up to today.</summary>
    public async Task<(DateOnly First, IReadOnlyList<long?[]> Values)> TrendAsync(
        LeagueTableKey key, IReadOnlyList<string> memberIds, int days, CancellationToken cancellationToken)
    {
        var organization = bank.Organization;
        var last = bank.Today;
        var first = last.AddDays(1 - days);
        var managers = memberIds.SelectMany(id => StayPlan.ManagersOf(organization, key, id)).DistinctBy(manager => manager.Id).ToArray();
        var changes = await ReadSumsAsync(managers, last, new PeriodFrame(first).StartOf(key.Period), null, cancellationToken);
        return (first, PastTrend.Make(key, organization, RequireIndicator(key), first, last, memberIds, changes));
    }

    /// <summary>The table's indicator. Errors: <c>indicator_unknown</c>.</summary>
    public IndicatorDefinition RequireIndicator(LeagueTableKey key) => bank.Indicators.Find(key.Indicator)
        ?? throw new PodiumException(ErrorCodes.IndicatorUnknown, $"There is no indicator '{key.Indicator}'.", "indicator");

    private static bool Counts(IndicatorDefinition indicator, LedgerEntry entry) =>
        indicator.Terms.Any(term => term.Kind == entry.Kind)
        && (indicator.Products.IsEmpty || indicator.Products.Contains(entry.Product, StringComparer.Ordinal))
        && (indicator.CustomerKind is null || indicator.CustomerKind == entry.CustomerKind)
        && (entry.Effect == EntryEffect.Business || indicator.Form != IndicatorForm.Flow);

    private Task<PastTable> MakeAsync(LeagueTableKey key, DateOnly day, DateOnly? recordedUpTo)
    {
        var (organization, indicators) = (bank.Organization, bank.Indicators);
        return _tables.GetAsync((key, day, recordedUpTo, organization.Version, indicators.Version), async () =>
        {
            // Shared by all who ask meanwhile: none of them may end it for the others.
            var managers = organization.ManagersEverIn(key.UnitId);
            var changes = await ReadSumsAsync(managers, day, new PeriodFrame(day).StartOf(key.Period), recordedUpTo, CancellationToken.None);
            return PastTable.Make(key, organization, indicators, day, changes);
        });
    }

    /// <summary>Sums by day. What lies before the period is folded, but not for managers who moved: their days decide where it counts.</summary>
    private async Task<IReadOnlyCollection<ManagerDayChange>> ReadSumsAsync(
        IReadOnlyCollection<ManagerRecord> managers, DateOnly upTo, DateOnly foldBefore, DateOnly? recordedUpTo, CancellationToken cancellationToken)
    {
        var settled = managers.Where(manager => manager.Placements.Length == 1).Select(manager => manager.Id).ToImmutableArray();
        var moved = managers.Where(manager => manager.Placements.Length > 1).Select(manager => manager.Id).ToImmutableArray();
        return
        [
            .. settled.IsEmpty ? [] : await reader.ReadDaySumsAsync(settled, upTo, foldBefore, recordedUpTo, cancellationToken),
            .. moved.IsEmpty ? [] : await reader.ReadDaySumsAsync(moved, upTo, null, recordedUpTo, cancellationToken),
        ];
    }
}
