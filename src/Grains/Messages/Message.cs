namespace Podium.Grains.Messages;

/// <summary>Why a customer hears from the bank (domain, section 4).</summary>
public enum MessageKind
{
    /// <summary>Thanks after a visit.</summary>
    Thanks,
    /// <summary>A birthday.</summary>
    Birthday,
    /// <summary>A public holiday.</summary>
    Holiday,
    /// <summary>Something the bank has to tell, for instance of a product.</summary>
    Notice,
}

/// <summary>The way a message takes.</summary>
public enum MessageChannel
{
    /// <summary>A text to a phone.</summary>
    Sms,
    /// <summary>E-mail.</summary>
    Email,
}

/// <summary>The language of a message.</summary>
public enum MessageLanguage
{
    /// <summary>Chinese.</summary>
    Zh,
    /// <summary>English.</summary>
    En,
}

/// <summary>Where a message stands. Kept as numbers: append only.</summary>
public enum MessageState
{
    /// <summary>Waits for its time and for a gateway.</summary>
    Queued,
    /// <summary>A sender has it.</summary>
    Sending,
    /// <summary>The gateway took it.</summary>
    Sent,
    /// <summary>The gateway says that it reached the customer.</summary>
    Delivered,
    /// <summary>It was not sent, and will not be unless somebody tries again.</summary>
    Failed,
    /// <summary>Taken back before it was sent.</summary>
    Cancelled,
    /// <summary>The customer gets none; the error code says why.</summary>
    Skipped,
}

/// <summary>A message to one customer.</summary>
/// <param name="Id">Id.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="ManagerId">The manager in whose name it is written.</param>
/// <param name="Kind">Why.</param>
/// <param name="Occasion">What it is about, once for each customer; see <see cref="Occasions"/>.</param>
/// <param name="Template">Code of the template.</param>
/// <param name="TemplateVersion">Its version.</param>
/// <param name="Channel">The way.</param>
/// <param name="Language">The language.</param>
/// <param name="Address">Phone number or e-mail address; empty when skipped for having none.</param>
/// <param name="Subject">Subject of an e-mail; empty for others.</param>
/// <param name="Text">The text.</param>
/// <param name="Day">Business date of the occasion.</param>
/// <param name="DueAt">Not sent before.</param>
/// <param name="ExpiresAt">Not sent after.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often a sender took it.</param>
/// <param name="Round">How often somebody had it sent anew after a gateway had refused it for good.</param>
/// <param name="ErrorCode">Why the last try failed, or why there is none; see <see cref="MessageFailures"/>.</param>
/// <param name="Gateway">Which gateway took it.</param>
/// <param name="GatewayReference">What the gateway calls it.</param>
/// <param name="CreatedBy">Who wrote it; <see cref="BySweep"/> for what is planned by itself.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="SettledAt">When it was sent, failed or was taken back.</param>
public sealed record Message(
    string Id,
    string CustomerId,
    string CustomerName,
    string ManagerId,
    MessageKind Kind,
    string Occasion,
    string Template,
    int TemplateVersion,
    MessageChannel Channel,
    MessageLanguage Language,
    string Address,
    string Subject,
    string Text,
    DateOnly Day,
    DateTimeOffset DueAt,
    DateTimeOffset ExpiresAt,
    MessageState State,
    int Attempts,
    int Round,
    string? ErrorCode,
    string? Gateway,
    string? GatewayReference,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SettledAt)
{
    /// <summary>Who writes birthday and holiday messages.</summary>
    public const string BySweep = "podium";

    /// <summary>What gateways know a repeat by: the same in every try of a round.</summary>
    public string SendKey => Round == 0 ? Id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}-{Round}");
}
