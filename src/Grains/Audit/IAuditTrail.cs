namespace Podium.Grains.Audit;

/// <summary>
/// What happened, in one chain of entries: each holds a hash over its content and the entry before it, so that whoever changes one has to change
/// all that follow, and the end. Stores append within the transaction of what they record; this is for what has no transaction of its own.
/// </summary>
public interface IAuditTrail
{
    /// <summary>Appends and returns once it is durable; those who append at the same moment share a commit.</summary>
    Task AppendAsync(AuditRecord record, CancellationToken cancellationToken);

    /// <summary>Entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Walks the whole chain while others append.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken);
}
