namespace Podium.Grains.Messages;

/// <summary>Public holidays with greetings.</summary>
public enum GreetedHoliday
{
    /// <summary>元旦, 1 January.</summary>
    NewYear,
    /// <summary>春节, the first day of the lunar year.</summary>
    Spring,
    /// <summary>劳动节, 1 May.</summary>
    Labour,
    /// <summary>端午节, day 5 of the fifth lunar month.</summary>
    DragonBoat,
    /// <summary>中秋节, day 15 of the eighth lunar month.</summary>
    MidAutumn,
    /// <summary>国庆节, 1 October.</summary>
    National,
}

/// <summary>Where a version of a template stands. Kept as numbers: append only.</summary>
public enum TemplateState
{
    /// <summary>Waits for somebody else to approve it.</summary>
    Draft,
    /// <summary>In use.</summary>
    Approved,
    /// <summary>A newer version took its place.</summary>
    Superseded,
    /// <summary>No longer used.</summary>
    Retired,
}

/// <summary>What a template says.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Channel">The way.</param>
/// <param name="Holiday">The holiday; for <see cref="MessageKind.Holiday"/> only.</param>
/// <param name="SubjectZh">Chinese subject; for e-mail only.</param>
/// <param name="TextZh">Chinese text with variables as <c>{customer}</c>.</param>
/// <param name="SubjectEn">English subject; for e-mail only.</param>
/// <param name="TextEn">English text.</param>
public sealed record TemplateContent(
    MessageKind Kind, MessageChannel Channel, GreetedHoliday? Holiday, string SubjectZh, string TextZh, string SubjectEn, string TextEn)
{
    /// <summary>Subject and text in a language.</summary>
    public (string Subject, string Text) In(MessageLanguage language) => language == MessageLanguage.Zh ? (SubjectZh, TextZh) : (SubjectEn, TextEn);
}

/// <summary>A version of a template. What was sent keeps the version it was sent by.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="Content">What it says.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WrittenBy">Who wrote it.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="DecidedBy">Who approved or retired it, or null.</param>
/// <param name="DecidedAt">When, or null.</param>
public sealed record MessageTemplate(
    string Code, int Version, TemplateContent Content, TemplateState State, string WrittenBy, DateTimeOffset WrittenAt, string? DecidedBy, DateTimeOffset? DecidedAt);
