using System.Collections.Immutable;
using Podium.Grains.Totals;

namespace Podium.Grains.Leagues;

/// <summary>
/// The whole of what a manager adds up to in one unit. Absolute, never a difference: the newest one wins, repeats and reordering do no harm.
/// </summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Placement">Organisation version at which the manager's placements last changed; higher wins.</param>
/// <param name="Entries">Ledger entries in it; higher wins within a placement.</param>
/// <param name="Date">Business date it stands for.</param>
/// <param name="Buckets">The totals.</param>
[GenerateSerializer, Immutable, Alias("podium.member-report")]
internal sealed record MemberReport(string ManagerId, string UnitId, long Placement, long Entries, DateOnly Date, ImmutableArray<BucketTotal> Buckets)
{
    /// <summary>One report for each unit that a manager has business in.</summary>
    public static IEnumerable<MemberReport> Of(string managerId, long placement, long entries, PortfolioTotals totals) => totals.Parts()
        .GroupBy(part => part.UnitId, StringComparer.Ordinal)
        .Select(unit => new MemberReport(managerId, unit.Key, placement, entries, totals.Frame.Date, Join([.. unit])));

    private static ImmutableArray<BucketTotal> Join(IReadOnlyList<UnitPart> parts) => parts.Count == 1
        ? parts[0].Buckets
        : [.. parts.SelectMany(p => p.Buckets).GroupBy(b => b.Key).Select(b => new BucketTotal(b.Key, b.Select(x => x.Line).Aggregate((x, y) => x.Plus(y))))];
}

/// <summary>The side of a league that is turned to those below. Key: unit id.</summary>
[Alias("podium.league-intake")]
internal interface ILeagueIntake : IGrainWithStringKey
{
    /// <summary>Takes in what is newer than what the league has.</summary>
    [Alias("Report")]
    Task ReportAsync(ImmutableArray<MemberReport> reports);
}
