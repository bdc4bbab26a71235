using Podium.Contracts.Errors;
using Podium.Grains.Customers.Files;

namespace Podium.Grains.Messages;

/// <summary>What a template may say, and who may decide on it. Pure; errors name the field.</summary>
public static class TemplateRules
{
    /// <summary>Longest text of an SMS.</summary>
    public const int MaxSms = 500;

    /// <summary>Longest text of an e-mail.</summary>
    public const int MaxEmail = 4_000;

    /// <summary>Longest subject.</summary>
    public const int MaxSubject = 120;

    /// <summary>Checks what is to be saved. Errors: <c>required</c>, <c>malformed</c>, <c>invalid_id</c>, <c>variable_unknown</c>, <c>not_allowed</c>.</summary>
    public static TemplateContent Check(string code, TemplateContent content)
    {
        Ids.Require(code, 32, "code");
        if (!Enum.IsDefined(content.Kind) || !Enum.IsDefined(content.Channel))
        {
            throw new PodiumException(ErrorCodes.Malformed, "There is no such kind or channel.", "kind");
        }

        if (content.Kind == MessageKind.Holiday ? content.Holiday is not { } holiday || !Enum.IsDefined(holiday) : content.Holiday is not null)
        {
            throw new PodiumException(ErrorCodes.Required, "Holiday messages name their holiday, others name none.", "holiday");
        }

        var trimmed = content with
        {
            SubjectZh = content.SubjectZh.Trim(), TextZh = content.TextZh.Trim(), SubjectEn = content.SubjectEn.Trim(), TextEn = content.TextEn.Trim(),
        };
        CheckSubject(trimmed, trimmed.SubjectZh, "subjectZh");
        CheckText(trimmed, trimmed.TextZh, "textZh");
        CheckSubject(trimmed, trimmed.SubjectEn, "subjectEn");
        CheckText(trimmed, trimmed.TextEn, "textEn");
        return trimmed;
    }

    /// <summary>
    /// Refuses to approve what is no draft, or by who wrote it. Errors: <c>already_decided</c> that names who, <c>version_changed</c>, <c>not_allowed</c>.
    /// </summary>
    public static void CheckApproval(MessageTemplate template, string actor)
    {
        switch (template.State)
        {
            case TemplateState.Superseded when template.DecidedBy is null:
                throw new PodiumException(ErrorCodes.VersionChanged, "Somebody wrote a newer version; look at that one.", "version");
            case not TemplateState.Draft:
                throw new PodiumException(ErrorCodes.AlreadyDecided, $"'{template.DecidedBy}' decided on it before.", "version");
            case TemplateState.Draft when string.Equals(template.WrittenBy, actor, StringComparison.OrdinalIgnoreCase):
                throw new PodiumException(ErrorCodes.NotAllowed, "Who wrote a template does not approve it: ask somebody else.");
        }
    }

    private static void CheckSubject(TemplateContent content, string subject, string field)
    {
        if (content.Channel == MessageChannel.Sms && subject.Length > 0)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "A text to a phone has no subject.", field);
        }

        FileRules.Text(subject, MaxSubject, field, isRequired: content.Channel == MessageChannel.Email);
        Throw(TemplateText.Check(subject, content.Kind, field));
    }

    private static void CheckText(TemplateContent content, string text, string field)
    {
        FileRules.Text(text, content.Channel == MessageChannel.Sms ? MaxSms : MaxEmail, field, isRequired: true, takesLines: true);
        Throw(TemplateText.Check(text, content.Kind, field));
    }

    private static void Throw(PodiumError? error)
    {
        if (error is not null)
        {
            throw new PodiumException(error);
        }
    }
}
