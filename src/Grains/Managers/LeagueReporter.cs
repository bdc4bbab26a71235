using Podium.Grains.Hosting;
using Podium.Grains.Leagues;

namespace Podium.Grains.Managers;

/// <summary>Tells the leagues of a manager what the portfolio adds up to, and those it has left that nothing is there any more.</summary>
internal sealed class LeagueReporter(GrainDoor<ILeagueIntake> leagues)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>One report to each unit the manager has business in, and an empty one to each told before that is not among them.</summary>
    public async Task ReportAsync(PortfolioBook book)
    {
        var reports = book.Reports().ToList();
        foreach (var left in _told.Except(reports.Select(r => r.UnitId)).ToArray())
        {
            reports.Add(new MemberReport(book.ManagerId, left, book.Placement, book.Entries, book.Frame.Date, []));
        }

        foreach (var report in reports)
        {
            _told.Add(report.UnitId);
            await leagues[report.UnitId].ReportAsync([report]);
        }
    }
}
