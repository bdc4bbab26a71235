using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>A report with its visit, in a list.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Report">The report.</param>
public sealed record ReportedVisit(Visit Visit, VisitReport Report);

/// <summary>Keeps the reports of visits. A repeated operation answers the report as it is and changes nothing.</summary>
public interface IReportStore
{
    /// <summary>The report, or null when none was begun.</summary>
    Task<VisitReport?> FindAsync(string visitId, CancellationToken cancellationToken);

    /// <summary>What the last visit to the customer before this one left to do, or null.</summary>
    Task<string?> FindLastStepAsync(Visit visit, CancellationToken cancellationToken);

    /// <summary>Keeps what is written so far. Errors: <c>wrong_state</c> once it was submitted.</summary>
    Task<VisitReport> SaveDraftAsync(Visit visit, ReportContent content, CancellationToken cancellationToken);

    /// <summary>Submits the report; a planned visit that nobody came back from has taken place by it. Errors: <c>wrong_state</c>, <c>conflict</c>.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="content">What the report says.</param>
    /// <param name="late">Whether it comes after the day it was due; counts for the first submission.</param>
    /// <param name="operation">The call.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<VisitReport> SubmitAsync(Visit visit, ReportContent content, bool late, Operation operation, CancellationToken cancellationToken);

    /// <summary>
    /// Confirms a waiting report, or returns it with a reason. Of two who decide at once one wins. Errors: <c>already_decided</c> naming who was first,
    /// <c>version_changed</c> when it was submitted anew, <c>conflict</c>.
    /// </summary>
    Task<VisitReport> DecideAsync(Visit visit, long version, string? returnedBecause, Operation operation, CancellationToken cancellationToken);

    /// <summary>Reports in a state, of the managers (null for all), longest waiting first.</summary>
    Task<IReadOnlyList<ReportedVisit>> ListAsync(ReportState state, IReadOnlyCollection<string>? managerIds, int count, CancellationToken cancellationToken);
}
