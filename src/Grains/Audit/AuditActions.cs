namespace Podium.Grains.Audit;

/// <summary>The actions of the audit: stable codes, <c>what.how</c>.</summary>
public static class AuditActions
{
    /// <summary>Somebody read a customer.</summary>
    public const string CustomerRead = "customer.read";
    /// <summary>Somebody out of scope asked for a customer that exists.</summary>
    public const string CustomerDenied = "customer.denied";
    /// <summary>Somebody was refused an address or a hub call: another role's, or what is missing or out of scope.</summary>
    public const string AccessDenied = "access.denied";
    /// <summary>Somebody searched customers by text or filter.</summary>
    public const string CustomersSearched = "customers.searched";
    /// <summary>A customer was registered.</summary>
    public const string CustomerRegistered = "customer.registered";
    /// <summary>Accounts were added.</summary>
    public const string AccountsAdded = "customer.accountsAdded";
    /// <summary>Name, contact data or industry changed.</summary>
    public const string ProfileChanged = "customer.profileChanged";
    /// <summary>The file of a customer was saved.</summary>
    public const string FileChanged = "customer.fileChanged";
    /// <summary>The relations of a customer to others changed.</summary>
    public const string RelationsChanged = "customer.relationsChanged";
    /// <summary>A need was recorded.</summary>
    public const string NeedRecorded = "need.recorded";
    /// <summary>A need was answered.</summary>
    public const string NeedAnswered = "need.answered";
    /// <summary>A need was closed.</summary>
    public const string NeedClosed = "need.closed";
    /// <summary>A need was passed on.</summary>
    public const string NeedPassed = "need.passed";
    /// <summary>Somebody out of reach asked for a need that exists.</summary>
    public const string NeedDenied = "need.denied";
    /// <summary>A document was put into a file.</summary>
    public const string DocumentAdded = "document.added";
    /// <summary>A document was taken out of a file.</summary>
    public const string DocumentRemoved = "document.removed";
    /// <summary>A document was downloaded.</summary>
    public const string DocumentRead = "document.read";
    /// <summary>A customer got other owners.</summary>
    public const string CustomerAssigned = "customer.assigned";
    /// <summary>Refused rows of an import were exported.</summary>
    public const string ImportExported = "import.exported";

    /// <summary>A fault of the catalogue got a version.</summary>
    public const string FaultChanged = "fault.changed";

    /// <summary>A demerit was recorded.</summary>
    public const string DemeritRecorded = "demerit.recorded";

    /// <summary>A demerit was contested, decided or withdrawn.</summary>
    public const string DemeritStepped = "demerit.stepped";

    /// <summary>A handover was made.</summary>
    public const string HandoverMade = "handover.made";

    /// <summary>A handover was signed, called off, begun or finished.</summary>
    public const string HandoverStepped = "handover.stepped";

    /// <summary>A customer was put into the public pool, by a rule or a leader.</summary>
    public const string PoolEntered = "pool.entered";

    /// <summary>A customer of the public pool was claimed.</summary>
    public const string PoolClaimed = "pool.claimed";

    /// <summary>A manager was warned that a customer returns to the public pool.</summary>
    public const string PoolWarned = "pool.warned";

    /// <summary>A message was queued.</summary>
    public const string MessageQueued = "message.queued";

    /// <summary>Messages that plan themselves, or a notice to many, were queued.</summary>
    public const string MessagesPlanned = "message.planned";

    /// <summary>A message was taken back.</summary>
    public const string MessageCancelled = "message.cancelled";

    /// <summary>A message was queued again.</summary>
    public const string MessageRetried = "message.retried";

    /// <summary>A gateway took a message.</summary>
    public const string MessageSent = "message.sent";

    /// <summary>A message was not sent.</summary>
    public const string MessageFailed = "message.failed";

    /// <summary>A gateway said whether a message reached the customer.</summary>
    public const string MessageReceipt = "message.receipt";

    /// <summary>A version of a template was written.</summary>
    public const string TemplateSaved = "template.saved";

    /// <summary>A template was put into use.</summary>
    public const string TemplateApproved = "template.approved";

    /// <summary>A template was taken out of use.</summary>
    public const string TemplateRetired = "template.retired";
}
