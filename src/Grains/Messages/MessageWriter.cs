using Podium.Grains.Visits;

namespace Podium.Grains.Messages;

/// <summary>What writing a message depends on beside template and customer.</summary>
/// <param name="Bank">Name of the bank.</param>
/// <param name="Manager">Name of the manager.</param>
/// <param name="Today">The bank's day.</param>
/// <param name="Now">Now at the bank.</param>
/// <param name="Times">The bank's days and wall times.</param>
/// <param name="Quiet">When nothing is sent.</param>
public sealed record WritingDesk(string Bank, string Manager, DateOnly Today, DateTimeOffset Now, VisitTimes Times, QuietHours Quiet);

/// <summary>Writes messages out of templates. Pure.</summary>
public static class MessageWriter
{
    private const int DaysOfThanks = 3;
    private const int DaysOfNotice = 14;

    // Nobody likes to be congratulated by the minute at which quiet ends.
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>Subject and text for a customer.</summary>
    public static (string Subject, string Text) Render(TemplateContent content, MessageRecipient recipient, MessageLanguage language, WritingDesk desk)
    {
        var title = recipient.FormOfAddress is { Length: > 0 } form ? form : recipient.Name;
        var values = new TemplateValues(recipient.Name, title, desk.Manager, desk.Bank, Occasions.NameOf(content.Holiday, language));
        var (subject, text) = content.In(language);
        return (TemplateText.Render(subject, values), TemplateText.Render(text, values));
    }

    /// <summary>A message as it is queued, or skipped with the reason where the customer cannot or shall not be reached.</summary>
    public static Message Write(
        string id, MessageTemplate template, string occasion, MessageRecipient recipient, MessageLanguage language, WritingDesk desk, string actor)
    {
        var content = template.Content;
        var (address, refusal) = MessageAddresses.Of(recipient, content.Channel);
        var (subject, text) = Render(content, recipient, language, desk);
        var due = DueAt(content.Kind, actor == Message.BySweep, desk);
        return new Message(
            id, recipient.Id, recipient.Name, recipient.ManagerId ?? "", content.Kind, occasion, template.Code, template.Version, content.Channel, language, address, subject,
            text, desk.Today, due, ExpiresAt(content.Kind, due, desk.Times), refusal is null ? MessageState.Queued : MessageState.Skipped, 0, 0, refusal, null, null, actor, desk.Now,
            refusal is null ? null : desk.Now);
    }

    /// <summary>When a message written now may go out: at once, greetings that plan themselves not before nine; never in quiet hours.</summary>
    public static DateTimeOffset DueAt(MessageKind kind, bool planned, WritingDesk desk)
    {
        var morning = desk.Times.At(desk.Today, Morning);
        var wish = planned && kind is MessageKind.Birthday or MessageKind.Holiday && morning > desk.Now ? morning : desk.Now;
        return desk.Quiet.NextAllowed(wish, desk.Times);
    }

    /// <summary>Until when a message makes sense: greetings until their day is over, thanks for three days, notices for two weeks.</summary>
    public static DateTimeOffset ExpiresAt(MessageKind kind, DateTimeOffset due, VisitTimes times) => kind switch
    {
        MessageKind.Birthday or MessageKind.Holiday => times.At(times.DayOf(due).AddDays(1), TimeOnly.MinValue),
        MessageKind.Thanks => due.AddDays(DaysOfThanks),
        _ => due.AddDays(DaysOfNotice),
    };
}
