using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Messages;

namespace Podium.WebHost.Messages;

/// <summary>A message to a customer.</summary>
/// <param name="Id">Given by the platform.</param>
/// <param name="CustomerId">To whom.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="ManagerId">The manager in whose name it is written; empty when nobody serves the customer.</param>
/// <param name="Kind">Why.</param>
/// <param name="Template">Code of the template.</param>
/// <param name="TemplateVersion">Its version.</param>
/// <param name="Channel">The way.</param>
/// <param name="Language">The language.</param>
/// <param name="Address">Phone number or e-mail address; empty when there is none.</param>
/// <param name="Subject">Subject of an e-mail; empty for others.</param>
/// <param name="Text">The text.</param>
/// <param name="DueAt">Not sent before.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="ErrorCode">Why it was not sent, or why the last try failed.</param>
/// <param name="CreatedBy">Who wrote it; <c>podium</c> for what plans itself.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="SettledAt">When it was sent, failed or was taken back.</param>
public sealed record MessageView(
    string Id,
    string CustomerId,
    string CustomerName,
    string ManagerId,
    MessageKind Kind,
    string Template,
    int TemplateVersion,
    MessageChannel Channel,
    MessageLanguage Language,
    string Address,
    string Subject,
    string Text,
    DateTimeOffset DueAt,
    MessageState State,
    int Attempts,
    string? ErrorCode,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SettledAt)
{
    internal static MessageView Of(Message message) => new(
        message.Id, message.CustomerId, message.CustomerName, message.ManagerId, message.Kind, message.Template, message.TemplateVersion, message.Channel, message.Language,
        message.Address, message.Subject, message.Text, message.DueAt, message.State, message.Attempts, message.ErrorCode, message.CreatedBy, message.CreatedAt, message.SettledAt);
}

/// <summary>A page of messages.</summary>
/// <param name="Count">How many match.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="States">How many there are in each state, without the filter by state.</param>
/// <param name="Carried">Channels that have a gateway; messages on others wait.</param>
/// <param name="QuietFrom">First minute on the bank's clock from which nothing is sent.</param>
/// <param name="QuietUntil">First minute after it.</param>
public sealed record MessageList(
    int Count, ImmutableArray<MessageView> Rows, ImmutableArray<MessageCount> States, ImmutableArray<MessageChannel> Carried, TimeOnly QuietFrom, TimeOnly QuietUntil);

/// <summary>How many messages are in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
public sealed record MessageCount(MessageState State, int Count);

/// <summary>A message as it would be written to a customer.</summary>
/// <param name="Templates">Templates in use.</param>
/// <param name="Template">Code of the one that was asked for or fits best; null when there is none.</param>
/// <param name="TemplateVersion">Its version; send it along.</param>
/// <param name="Language">The language.</param>
/// <param name="Address">Where it would go; empty when it would go nowhere.</param>
/// <param name="Subject">Subject of an e-mail; empty for others.</param>
/// <param name="Text">The text.</param>
/// <param name="DueAt">When it would be sent: quiet hours wait for the morning.</param>
/// <param name="Quiet">Whether it would wait for the end of quiet hours.</param>
/// <param name="Carried">Whether its channel has a gateway.</param>
/// <param name="Refusal">Why the customer gets none: <c>no_address</c>, <c>opted_out</c>, <c>customer_lost</c>, <c>template_unknown</c>; else null.</param>
/// <param name="Existing">The message there is for this occasion already; else null.</param>
public sealed record MessageDraft(
    ImmutableArray<DraftTemplate> Templates,
    string? Template,
    int TemplateVersion,
    MessageLanguage Language,
    string Address,
    string Subject,
    string Text,
    DateTimeOffset DueAt,
    bool Quiet,
    bool Carried,
    string? Refusal,
    MessageView? Existing);

/// <summary>A template to choose.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Channel">The way.</param>
/// <param name="Holiday">The holiday, of holiday messages.</param>
public sealed record DraftTemplate(string Code, MessageKind Kind, MessageChannel Channel, GreetedHoliday? Holiday)
{
    internal static DraftTemplate Of(MessageTemplate template) => new(template.Code, template.Content.Kind, template.Content.Channel, template.Content.Holiday);
}

/// <summary>A message to send.</summary>
/// <param name="OperationId">Chosen by the caller, 1 to 48 characters: repeating it is harmless.</param>
/// <param name="Template">Code of a template in use.</param>
/// <param name="TemplateVersion">The version that was seen; another one in use by now is <c>version_changed</c>.</param>
/// <param name="Language">The language.</param>
/// <param name="VisitId">The visit it gives thanks for; null takes today's.</param>
public sealed record NewMessage(string OperationId, string Template, int TemplateVersion, MessageLanguage Language, string? VisitId = null);

/// <summary>A step of a message.</summary>
/// <param name="OperationId">Chosen by the caller, 1 to 48 characters: repeating it is harmless.</param>
public sealed record MessageStep(string OperationId);

/// <summary>A notice to many customers. Each gets a version of a notice once, so that sending it again reaches only those who were not there before.</summary>
/// <param name="Template">Code of a notice in use.</param>
/// <param name="TemplateVersion">The version that was seen; another one in use by now is <c>version_changed</c>.</param>
/// <param name="Language">The language.</param>
/// <param name="UnitId">To customers served in this unit and below; null for all in scope.</param>
/// <param name="Tier">Of this tier; null for all.</param>
public sealed record NewNotice(string Template, int TemplateVersion, MessageLanguage Language, string? UnitId = null, Tier? Tier = null);

/// <summary>What became of a notice.</summary>
/// <param name="Queued">Customers it was written to now.</param>
/// <param name="Skipped">Customers who get none; they are listed as skipped.</param>
/// <param name="Repeated">Customers who had it before.</param>
public sealed record NoticeResult(int Queued, int Skipped, int Repeated);

/// <summary>What a gateway says of a message.</summary>
/// <param name="State"><c>delivered</c> or <c>failed</c>.</param>
public sealed record MessageReceipt(ReceiptState State);

/// <summary>Whether a message reached the customer.</summary>
public enum ReceiptState
{
    /// <summary>It did.</summary>
    Delivered,
    /// <summary>It will not.</summary>
    Failed,
}

/// <summary>What a receipt did.</summary>
/// <param name="Id">The message.</param>
/// <param name="State">Where it stands now.</param>
public sealed record ReceiptResult(string Id, MessageState State);
