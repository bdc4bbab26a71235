using System.Collections.Immutable;
using Podium.Grains.Visits;

namespace Podium.WebHost.Visits;

/// <summary>How a visit is repeated.</summary>
/// <param name="EveryWeeks">1 to 26.</param>
/// <param name="Until">Last day, at most a year ahead.</param>
public sealed record Recurrence(int EveryWeeks, DateOnly Until);

/// <summary>A visit to plan.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="CustomerId">A customer in scope.</param>
/// <param name="Start">ISO 8601; without an offset on the bank's clock.</param>
/// <param name="End">ISO 8601; within 12 hours.</param>
/// <param name="Place">Where, 1 to 200 characters.</param>
/// <param name="Purpose">What for, up to 500 characters.</param>
/// <param name="Surprise">Not announced: for loan monitoring only.</param>
/// <param name="Recurrence">Repeats it at the same time on the bank's clock, or null.</param>
public sealed record VisitRequest(
    string OperationId, string CustomerId, string Start, string End, string Place, string Purpose, bool Surprise = false, Recurrence? Recurrence = null);

/// <summary>Moves a visit; what is left out stays. With a start alone the visit keeps its length.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Start">ISO 8601.</param>
/// <param name="End">ISO 8601.</param>
/// <param name="Place">Where.</param>
public sealed record VisitMove(string OperationId, string? Start = null, string? End = null, string? Place = null);

/// <summary>Going out (外出有去处).</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Place">Where to, 1 to 200 characters.</param>
/// <param name="ToWhom">To whom, 1 to 200 characters.</param>
/// <param name="Until">ISO 8601.</param>
public sealed record OutRequest(string OperationId, string Place, string ToWhom, string Until);

/// <summary>A call that needs nothing but its id.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
public sealed record PlainRequest(string OperationId);

/// <summary>A contact to record.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="CustomerId">A customer in scope.</param>
/// <param name="Kind">The way.</param>
/// <param name="At">ISO 8601, not in the future.</param>
/// <param name="Result">What came of it, 1 to 4,000 characters.</param>
/// <param name="NextContact">ISO 8601: when the customer was promised to hear again.</param>
/// <param name="Outcome">What it led to.</param>
public sealed record ContactRequest(
    string OperationId, string CustomerId, ContactKind Kind, string At, string Result, string? NextContact = null, ContactOutcome? Outcome = null);

/// <summary>What a report says, as sent.</summary>
/// <param name="Attendees">Who was there, up to 500 characters.</param>
/// <param name="Result">What came of it, up to 4,000 characters.</param>
/// <param name="Needs">What the customer asked for, at most 20.</param>
/// <param name="NextStep">What is done next, up to 1,000 characters.</param>
/// <param name="NextContact">ISO 8601: when the customer hears again.</param>
public sealed record ReportDraft(string Attendees, string Result, ImmutableArray<ReportNeed> Needs, string NextStep, string? NextContact = null);

/// <summary>A report to submit.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Attendees">Who was there, 1 to 500 characters.</param>
/// <param name="Result">What came of it, 1 to 4,000 characters.</param>
/// <param name="Needs">What the customer asked for, at most 20.</param>
/// <param name="NextStep">What is done next, up to 1,000 characters.</param>
/// <param name="NextContact">ISO 8601: when the customer hears again.</param>
public sealed record ReportRequest(string OperationId, string Attendees, string Result, ImmutableArray<ReportNeed> Needs, string NextStep, string? NextContact = null);

/// <summary>Confirms a report.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Version">The version that was read.</param>
public sealed record ConfirmRequest(string OperationId, long Version);

/// <summary>Returns a report.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
public sealed record ReturnRequest(string OperationId, long Version, string Reason);
