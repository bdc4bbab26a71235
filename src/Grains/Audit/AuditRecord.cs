namespace Podium.Grains.Audit;

/// <summary>One thing somebody did, read or tried.</summary>
/// <param name="At">When; kept to the microsecond.</param>
/// <param name="Actor">User name, or <see cref="Acting.System"/>.</param>
/// <param name="Action">Stable code, see <see cref="AuditActions"/>.</param>
/// <param name="Subject">What it was done to, as <c>kind/id</c>.</param>
/// <param name="CustomerId">The customer concerned, or null.</param>
/// <param name="UnitId">The unit concerned, or null.</param>
/// <param name="Before">What it was, as JSON or words, or null.</param>
/// <param name="After">What it became, as JSON or words, or null.</param>
public sealed record AuditRecord(
    DateTimeOffset At,
    string Actor,
    string Action,
    string Subject,
    string? CustomerId = null,
    string? UnitId = null,
    string? Before = null,
    string? After = null);

/// <summary>An entry as the audit keeps it.</summary>
/// <param name="Number">1-based, without gaps.</param>
/// <param name="Record">What happened.</param>
public sealed record AuditEntry(long Number, AuditRecord Record);

/// <summary>A search in the audit; null leaves a condition out.</summary>
/// <param name="Actor">Exactly this actor.</param>
/// <param name="CustomerId">Exactly this customer.</param>
/// <param name="Action">This action, or with <c>.</c> at its end all that begin so.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
/// <param name="Before">Numbers below this one.</param>
/// <param name="Count">At most so many.</param>
public sealed record AuditQuery(
    string? Actor, string? CustomerId, string? Action, DateTimeOffset? From, DateTimeOffset? To, long? Before, int Count);

/// <summary>How an entry does not fit.</summary>
public enum AuditFault
{
    /// <summary>The entry is not what was written, or not in its place.</summary>
    Changed,
    /// <summary>An entry before this number is gone.</summary>
    Missing,
    /// <summary>The entry came in beside the chain.</summary>
    Foreign,
    /// <summary>The chain ends before its end.</summary>
    CutOff,
}

/// <summary>What walking the chain found.</summary>
/// <param name="Entries">How many entries fit, from the first one on.</param>
/// <param name="FirstBroken">Number of the first entry that does not fit or is missing, or null.</param>
/// <param name="Fault">How, or null.</param>
/// <param name="Head">Hash of the newest entry as the chain claims it: note it elsewhere to prove later that it was there.</param>
public sealed record AuditVerdict(long Entries, long? FirstBroken, AuditFault? Fault, string Head)
{
    /// <summary>True when every entry fits.</summary>
    public bool Intact => FirstBroken is null;
}
