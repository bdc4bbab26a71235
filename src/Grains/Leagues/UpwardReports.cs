using System.Collections.Immutable;
using Podium.Grains.Hosting;

namespace Podium.Grains.Leagues;

/// <summary>What a league has heard and has still to tell the league above. Of each manager and unit only the newest report waits.</summary>
/// <remarks>Used by one activation; calls interleave only where one is awaited.</remarks>
internal sealed class UpwardReports(GrainDoor<ILeagueIntake> leagues)
{
    private readonly Dictionary<(string ManagerId, string UnitId), MemberReport> _waiting = [];

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>Puts a report in, instead of an older one of the same manager and unit.</summary>
    public void Add(MemberReport report) => _waiting[(report.ManagerId, report.UnitId)] = report;

    /// <summary>Tells the league above all that waits. What could not be told waits on, unless something newer has come in meanwhile.</summary>
    /// <param name="parentId">The league above; null at the top, where nothing has to be told.</param>
    public async Task SendAsync(string? parentId)
    {
        var reports = _waiting.Values.ToImmutableArray();
        _waiting.Clear();
        if (parentId is null || reports.IsEmpty)
        {
            return;
        }

        try
        {
            await leagues[parentId].ReportAsync(reports);
        }
        catch
        {
            foreach (var report in reports)
            {
                _waiting.TryAdd((report.ManagerId, report.UnitId), report);
            }

            throw;
        }
    }
}
