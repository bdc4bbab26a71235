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
internal sealed record MemberReport(string ManagerId, string UnitId, long Placement, long Entries, DateOnly Date, ImmutableArray<BucketTotal> Buckets);

/// <summary>The side of a league that is turned to those below. Key: unit id.</summary>
[Alias("podium.league-intake")]
internal interface ILeagueIntake : IGrainWithStringKey
{
    /// <summary>Takes in what is newer than what the league has.</summary>
    [Alias("Report")]
    Task ReportAsync(ImmutableArray<MemberReport> reports);
}
