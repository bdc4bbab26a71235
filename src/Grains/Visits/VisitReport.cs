using System.Collections.Immutable;

namespace Podium.Grains.Visits;

/// <summary>How far a report is.</summary>
public enum ReportState
{
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Waits for the branch head.</summary>
    Waiting,
    /// <summary>Confirmed, and filed in the archive.</summary>
    Confirmed,
    /// <summary>Back with the manager, with a reason.</summary>
    Returned,
}

/// <summary>A need that came up on a visit.</summary>
/// <param name="Kind">Kind of need, for instance <c>loan</c>.</param>
/// <param name="Text">What the customer asked for.</param>
/// <param name="Amount">Minor units, or null.</param>
/// <param name="Deadline">By when an answer is promised; null for the next day.</param>
public sealed record ReportNeed(string Kind, string Text, long? Amount = null, DateOnly? Deadline = null);

/// <summary>What a report says.</summary>
/// <param name="Attendees">Who was there.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Needs">What the customer asked for.</param>
/// <param name="NextStep">What is done next.</param>
/// <param name="NextContact">When the customer hears again, or null.</param>
public sealed record ReportContent(string Attendees, string Result, ImmutableArray<ReportNeed> Needs, string NextStep, DateTimeOffset? NextContact);

/// <summary>A report of a visit; it has the id of the visit.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="Version">Rises with every submission.</param>
/// <param name="State">How far it is.</param>
/// <param name="Late">Whether it was first submitted after the day it was due.</param>
/// <param name="Content">What it says.</param>
/// <param name="SubmittedBy">Who submitted it, or null.</param>
/// <param name="SubmittedAt">When, or null.</param>
/// <param name="DecidedBy">Who confirmed or returned it, or null.</param>
/// <param name="DecidedAt">When, or null.</param>
/// <param name="Reason">Why it was returned, or null.</param>
public sealed record VisitReport(
    string VisitId,
    long Version,
    ReportState State,
    bool Late,
    ReportContent Content,
    string? SubmittedBy,
    DateTimeOffset? SubmittedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason);
