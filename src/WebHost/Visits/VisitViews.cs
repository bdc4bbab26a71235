using System.Collections.Immutable;
using Podium.Grains.Visits;
using Podium.Silo.Visits;

namespace Podium.WebHost.Visits;

/// <summary>A visit.</summary>
/// <param name="Id">The visit.</param>
/// <param name="CustomerId">Who is visited.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="ManagerId">Who goes.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Day">The bank's day of the beginning.</param>
/// <param name="Place">Where.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Surprise">Not announced.</param>
/// <param name="State">How far it is.</param>
/// <param name="SeriesId">The visits it was planned with, or null.</param>
/// <param name="Report">Its report once begun, or null.</param>
/// <param name="Warnings">What is unusual: <c>not_a_working_day</c>.</param>
public sealed record VisitView(
    string Id,
    string CustomerId,
    string CustomerName,
    string ManagerId,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateOnly Day,
    string Place,
    string Purpose,
    bool Surprise,
    VisitState State,
    string? SeriesId,
    ReportView? Report,
    ImmutableArray<string> Warnings)
{
    internal static VisitView Of(Visit visit, ReportView? report, ImmutableArray<string> warnings) => new(
        visit.Id,
        visit.CustomerId,
        visit.CustomerName,
        visit.ManagerId,
        visit.Start,
        visit.End,
        visit.Day,
        visit.Place,
        visit.Purpose,
        visit.Surprise,
        visit.State,
        visit.SeriesId,
        report,
        warnings);
}

/// <summary>A report.</summary>
/// <param name="Id">The report; also the id of its visit.</param>
/// <param name="VisitId">Its visit.</param>
/// <param name="CustomerId">Who was visited.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="ManagerId">Who went.</param>
/// <param name="ManagerName">Their name.</param>
/// <param name="Day">The day of the visit.</param>
/// <param name="Place">Where.</param>
/// <param name="Purpose">What for.</param>
/// <param name="DueBy">By when it is due.</param>
/// <param name="Version">Rises with every submission; 0 for a draft.</param>
/// <param name="State">How far it is.</param>
/// <param name="Late">Whether it came after it was due.</param>
/// <param name="Attendees">Who was there.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Needs">What the customer asked for.</param>
/// <param name="NextStep">What is done next.</param>
/// <param name="NextContact">When the customer hears again.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="DecidedBy">Who confirmed or returned it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Reason">Why it was returned.</param>
public sealed record ReportView(
    string Id,
    string VisitId,
    string CustomerId,
    string CustomerName,
    string ManagerId,
    string ManagerName,
    DateOnly Day,
    string Place,
    string Purpose,
    DateOnly DueBy,
    long Version,
    ReportState State,
    bool Late,
    string Attendees,
    string Result,
    ImmutableArray<ReportNeed> Needs,
    string NextStep,
    DateTimeOffset? NextContact,
    DateTimeOffset? SubmittedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason)
{
    internal static ReportView Of(Visit visit, VisitReport report, string managerName, DateOnly dueBy) => new(
        visit.Id,
        visit.Id,
        visit.CustomerId,
        visit.CustomerName,
        visit.ManagerId,
        managerName,
        visit.Day,
        visit.Place,
        visit.Purpose,
        dueBy,
        report.Version,
        report.State,
        report.Late,
        report.Content.Attendees,
        report.Content.Result,
        report.Content.Needs,
        report.Content.NextStep,
        report.Content.NextContact,
        report.SubmittedAt,
        report.DecidedBy,
        report.DecidedAt,
        report.Reason);
}

/// <summary>Where a manager is.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Their name.</param>
/// <param name="Out">Whether they are out.</param>
/// <param name="Place">Where to.</param>
/// <param name="ToWhom">To whom.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Late">Whether they should be back by now.</param>
public sealed record Whereabouts(string ManagerId, string Name, bool Out, string? Place, string? ToWhom, DateTimeOffset? Since, DateTimeOffset? Until, bool Late)
{
    internal static Whereabouts Of(string managerId, string name, Outing? outing, DateTimeOffset now) =>
        new(managerId, name, outing is not null, outing?.Place, outing?.ToWhom, outing?.Since, outing?.Until, outing is not null && outing.Until < now);
}
