using Podium.Grains.Audit;

namespace Podium.Grains.Messages;

/// <summary>Messages as people see them.</summary>
public interface IMessageStore
{
    /// <summary>
    /// Queues a message that somebody asked for. Answers what is stored: that of an earlier call with the same operation id, or, with
    /// <c>Taken</c>, the one there is for the same customer and occasion, which stays as it is.
    /// </summary>
    Task<(Message Message, bool Taken)> AddAsync(Message message, MessageOperation operation, CancellationToken cancellationToken);

    /// <summary>Queues messages that plan themselves or go to many, in one transaction with one audit entry; answers those that were new.</summary>
    Task<IReadOnlyList<Message>> AddManyAsync(IReadOnlyCollection<Message> messages, AuditRecord record, CancellationToken cancellationToken);

    /// <summary>A message, or null.</summary>
    Task<Message?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The message of a customer for an occasion, or null.</summary>
    Task<Message?> FindAsync(string customerId, string occasion, CancellationToken cancellationToken);

    /// <summary>A page, and how many there are by state.</summary>
    Task<MessagePage> ListAsync(MessageQuery query, CancellationToken cancellationToken);

    /// <summary>Takes back a message that waits. Repeating an operation id is harmless. Errors: <c>wrong_state</c>.</summary>
    Task<Message> CancelAsync(string id, MessageOperation operation, CancellationToken cancellationToken);

    /// <summary>Queues again what failed, was taken back or skipped, as it is written now. Repeating an operation id is harmless. Errors: <c>wrong_state</c>.</summary>
    Task<Message> RetryAsync(Message anew, MessageOperation operation, CancellationToken cancellationToken);
}

/// <summary>Messages as senders and gateways see them.</summary>
public interface IMessageQueue
{
    /// <summary>Messages due, each for this sender alone until the lease ends; a message whose lease ended counts as due again.</summary>
    Task<IReadOnlyList<Message>> ClaimAsync(MessageClaim claim, CancellationToken cancellationToken);

    /// <summary>Keeps what became of a claimed message; false when the claim is no longer this sender's, and nothing was kept.</summary>
    Task<bool> SettleAsync(MessageOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Fails what waited past its time; answers how many.</summary>
    Task<int> ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps a gateway's receipt; null when there is no such message. A repeat, or a failure after a delivery, changes nothing.</summary>
    Task<Message?> ReceiveAsync(string id, bool delivered, string actor, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Whom messages may go to.</summary>
public interface IRecipientReader
{
    /// <summary>What is known of a customer, or null.</summary>
    Task<MessageRecipient?> FindAsync(string customerId, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Served customers after an id in their order, with birthdays in the solar or lunar month where months are given.</summary>
    Task<IReadOnlyList<MessageRecipient>> ReadAsync(RecipientQuery query, CancellationToken cancellationToken);

    /// <summary>The visit to a customer on a day that took place, the last one; null for none.</summary>
    Task<string?> FindVisitAsync(string customerId, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>A changing call on messages.</summary>
/// <param name="Id">Chosen by the caller, unique in the bank.</param>
/// <param name="Actor">Who.</param>
/// <param name="At">When.</param>
/// <param name="Content">What was asked for, to tell a repeat from another call.</param>
/// <param name="UnitId">The unit it concerns, for the audit.</param>
public sealed record MessageOperation(string Id, string Actor, DateTimeOffset At, object Content, string? UnitId = null);

/// <summary>Which messages.</summary>
/// <param name="ManagerIds">To customers that these serve today; null for everybody's.</param>
/// <param name="Units">And to those at home in these units whom nobody serves.</param>
/// <param name="Today">The business date.</param>
/// <param name="CustomerId">To which customer; null for all.</param>
/// <param name="State">In which state; null for all.</param>
/// <param name="Kind">Of which kind; null for all.</param>
/// <param name="Offset">0-based.</param>
/// <param name="Count">How many at most.</param>
public sealed record MessageQuery(
    IReadOnlyCollection<string>? ManagerIds,
    IReadOnlyCollection<string> Units,
    DateOnly Today,
    string? CustomerId,
    MessageState? State,
    MessageKind? Kind,
    int Offset,
    int Count);

/// <summary>A page of messages.</summary>
/// <param name="Count">How many match.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="States">How many there are by state, whatever state was asked for.</param>
public sealed record MessagePage(int Count, IReadOnlyList<Message> Rows, IReadOnlyDictionary<MessageState, int> States);

/// <summary>A sender that wants work.</summary>
/// <param name="Sender">Its name, one for each process.</param>
/// <param name="Channels">What its gateways carry.</param>
/// <param name="Now">Now at the bank: what is due by then.</param>
/// <param name="Clock">Now by the clock: leases run by it.</param>
/// <param name="Lease">How long it has a message.</param>
/// <param name="Count">How many at most.</param>
public sealed record MessageClaim(string Sender, IReadOnlyCollection<MessageChannel> Channels, DateTimeOffset Now, DateTimeOffset Clock, TimeSpan Lease, int Count);

/// <summary>What became of a try.</summary>
/// <param name="Message">The message as it was claimed.</param>
/// <param name="Sender">Who claimed it.</param>
/// <param name="State">Its state now.</param>
/// <param name="ErrorCode">Why not sent.</param>
/// <param name="DueAt">Its next time.</param>
/// <param name="Gateway">Which gateway.</param>
/// <param name="Reference">What the gateway calls it.</param>
/// <param name="At">When.</param>
public sealed record MessageOutcome(
    Message Message, string Sender, MessageState State, string? ErrorCode, DateTimeOffset DueAt, string Gateway, string? Reference, DateTimeOffset At);

/// <summary>Which customers.</summary>
/// <param name="Today">By today's owners.</param>
/// <param name="AfterId">Ids behind this one; empty for the first page.</param>
/// <param name="Count">How many at most.</param>
/// <param name="SolarMonth">With a solar birthday in this month; null for any customer.</param>
/// <param name="LunarMonth">Or a lunar one in this month.</param>
/// <param name="ManagerIds">Served by these; null for everybody's.</param>
/// <param name="Tier">Of this tier; null for all.</param>
public sealed record RecipientQuery(
    DateOnly Today, string AfterId, int Count, int? SolarMonth = null, int? LunarMonth = null, IReadOnlyCollection<string>? ManagerIds = null, Contracts.Customers.Tier? Tier = null);
