namespace Podium.Grains.Messages;

/// <summary>Chooses among several templates for the same thing. Pure.</summary>
public static class TemplateChoice
{
    /// <summary>
    /// The template for a customer: one whose channel reaches it and has a gateway, else one that reaches it, else the first; texts to phones before
    /// e-mail, then by code.
    /// </summary>
    public static MessageTemplate For(IReadOnlyCollection<MessageTemplate> templates, MessageRecipient recipient, IReadOnlyCollection<MessageChannel> carried) => templates
        .OrderBy(template => MessageAddresses.Of(recipient, template.Content.Channel).Refusal is null ? 0 : 1)
        .ThenBy(template => carried.Contains(template.Content.Channel) ? 0 : 1)
        .ThenBy(template => template.Content.Channel)
        .ThenBy(template => template.Code, StringComparer.Ordinal)
        .First();
}
