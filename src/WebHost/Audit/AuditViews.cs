using System.Collections.Immutable;
using Podium.Grains.Audit;

namespace Podium.WebHost.Audit;

/// <summary>A page of the audit.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">What to send as <c>before</c> for the next page; null at the end.</param>
public sealed record AuditPage(ImmutableArray<AuditEntryView> Rows, long? Next);

/// <summary>An entry of the audit.</summary>
/// <param name="Number">Place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="Actor">User name, or <c>system</c>.</param>
/// <param name="Action">Stable code.</param>
/// <param name="Subject">What it was done to, as <c>kind/id</c>.</param>
/// <param name="CustomerId">The customer concerned, or null.</param>
/// <param name="Before">What it was, or null.</param>
/// <param name="After">What it became, or null.</param>
public sealed record AuditEntryView(
    long Number, DateTimeOffset At, string Actor, string Action, string Subject, string? CustomerId, string? Before, string? After)
{
    internal static AuditEntryView Of(AuditEntry entry) => new(
        entry.Number, entry.Record.At, entry.Record.Actor, entry.Record.Action, entry.Record.Subject, entry.Record.CustomerId, entry.Record.Before, entry.Record.After);
}

/// <summary>What walking the chain of entries found.</summary>
/// <param name="Intact">Whether every entry fits and none is missing.</param>
/// <param name="Entries">How many fit, from the first one on.</param>
/// <param name="FirstBroken">Number of the first that does not, or null.</param>
/// <param name="Fault">How it does not, or null.</param>
/// <param name="Head">Hash of the newest entry: noted elsewhere it proves later that the entry was there.</param>
public sealed record AuditVerdictView(bool Intact, long Entries, long? FirstBroken, AuditFault? Fault, string Head)
{
    internal static AuditVerdictView Of(AuditVerdict verdict) => new(verdict.Intact, verdict.Entries, verdict.FirstBroken, verdict.Fault, verdict.Head);
}
