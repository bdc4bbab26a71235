using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Contracts.Visits;
using Podium.Grains.Calendar;
using Podium.Grains.Messages;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Hosting;
using Podium.Silo.Visits;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Messages;

/// <summary>What the endpoints of messages share: who may see what, writing, telling.</summary>
internal sealed class MessageDesk(
    IMessageStore messages,
    ITemplateStore templates,
    IRecipientReader recipients,
    IVisitStore visits,
    CustomerAccess customers,
    BankDirectory bank,
    BankClock clock,
    AgendaNews news,
    IOptions<MessageOptions> options)
{
    /// <summary>How customers are written to.</summary>
    public MessageOptions Options => options.Value;

    /// <summary>A message whose customer is in scope. Errors: <c>not_found</c>.</summary>
    public async Task<Message> FindAsync(DataScope scope, string id, CancellationToken cancellationToken)
    {
        var message = id.Length > 64 ? null : await messages.FindAsync(id, cancellationToken);
        if (message is null)
        {
            throw Problems.NotFound("message");
        }

        await customers.FindAsync(scope, message.CustomerId, cancellationToken);
        return message;
    }

    /// <summary>The customer as messages see it, in the name of the caller where that is a manager. Errors: <c>not_found</c>.</summary>
    public async Task<MessageRecipient> RecipientAsync(DataScope scope, string customerId, CancellationToken cancellationToken)
    {
        var (_, view) = await customers.FindAsync(scope, customerId, cancellationToken);
        var recipient = await recipients.FindAsync(view.Id, clock.Today, cancellationToken) ?? throw Problems.NotFound("customer");
        return recipient with { ManagerId = scope.OwnManagerId ?? recipient.ManagerId };
    }

    /// <summary>The template of a code in the version that was seen. Errors: <c>template_unknown</c>, <c>version_changed</c>.</summary>
    public async Task<MessageTemplate> TemplateAsync(string code, int version, CancellationToken cancellationToken)
    {
        var template = (await templates.ReadApprovedAsync(cancellationToken)).FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.Ordinal))
            ?? throw new PodiumException(ErrorCodes.TemplateUnknown, $"There is no template '{code}' in use.", "template");
        return template.Version == version
            ? template
            : throw new PodiumException(ErrorCodes.VersionChanged, "The template was changed in between; look at the message again.", "templateVersion");
    }

    /// <summary>What a message to a customer by a template is about, by the bank's day. Errors: <c>not_found</c> for another's visit.</summary>
    public async Task<string> OccasionAsync(MessageTemplate template, MessageRecipient recipient, string? visitId, CancellationToken cancellationToken) => template.Content.Kind switch
    {
        MessageKind.Thanks when visitId is not null => Occasions.Thanks(await VisitAsync(visitId, recipient, cancellationToken)),
        MessageKind.Thanks => await recipients.FindVisitAsync(recipient.Id, clock.Today, cancellationToken) is { } visit ? Occasions.Thanks(visit) : Occasions.Thanks(clock.Today),
        MessageKind.Birthday => Occasions.Birthday(recipient.Birthday is { } born ? Occasions.NearestBirthday(born, clock.Today) : clock.Today.Year),
        MessageKind.Holiday => Occasions.Holiday(template.Content.Holiday!.Value, Occasions.NearestHoliday(template.Content.Holiday.Value, clock.Today)),
        _ => Occasions.Notice(template.Code, template.Version),
    };

    /// <summary>A message as it is written now.</summary>
    public Message Write(MessageTemplate template, string occasion, MessageRecipient recipient, MessageLanguage language, string actor) => MessageWriter.Write(
        Guid.CreateVersion7().ToString("N"), template, occasion, recipient, language, DeskOf(recipient), actor);

    /// <summary>Throws why a customer gets none: <c>no_address</c>, <c>opted_out</c>, <c>customer_lost</c>.</summary>
    public static void RequireReachable(Message message)
    {
        if (message.State == MessageState.Skipped)
        {
            throw new PodiumException(message.ErrorCode!, message.ErrorCode switch
            {
                ErrorCodes.OptedOut => "The customer wants no messages.",
                ErrorCodes.CustomerLost => "The customer has left the bank.",
                _ => message.Channel == MessageChannel.Sms ? "The customer has no phone number that takes texts." : "The customer has no e-mail address.",
            });
        }
    }

    /// <summary>The operation of a call.</summary>
    public MessageOperation Operation(DataScope scope, string id, object content) => new(id, scope.Caller.UserName, clock.Now, content, scope.OwnUnitId);

    /// <summary>Tells those concerned.</summary>
    public async Task<MessageView> ChangedAsync(Message message)
    {
        await news.PushAsync(new AgendaChange(message.ManagerId, bank.Organization.FindManager(message.ManagerId)?.UnitOn(bank.Today), "message", message.Id));
        return MessageView.Of(message);
    }

    private WritingDesk DeskOf(MessageRecipient recipient) => new(
        bank.Day.BankName, bank.Organization.FindManager(recipient.ManagerId ?? "")?.Name ?? bank.Day.BankName, clock.Today, clock.Now, clock.Times, options.Value.Quiet);

    private async Task<string> VisitAsync(string visitId, MessageRecipient recipient, CancellationToken cancellationToken)
    {
        var visit = visitId.Length > 64 ? null : await visits.FindAsync(visitId, cancellationToken);
        return visit is not null && string.Equals(visit.CustomerId, recipient.Id, StringComparison.Ordinal) && visit.TookPlace ? visit.Id : throw Problems.NotFound("visit");
    }
}
