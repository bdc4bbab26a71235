using Microsoft.Extensions.Options;
using Podium.Grains.Messages;

namespace Podium.Silo.Hosting;

/// <summary>What carries a channel.</summary>
public enum GatewayKind
{
    /// <summary>Nothing: messages wait until their time is over.</summary>
    None,
    /// <summary>A mail server; for e-mail.</summary>
    Smtp,
    /// <summary>The bank's message platform, called by HTTP.</summary>
    Webhook,
}

/// <summary>How customers are written to. Section <c>Podium:Messages</c>; silos and web hosts have the same.</summary>
public sealed class MessageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Podium:Messages";

    /// <summary>What carries e-mail. Default: nothing.</summary>
    public GatewayKind Email { get; set; } = GatewayKind.None;

    /// <summary>What carries texts to phones: nothing or the webhook. Default: nothing.</summary>
    public GatewayKind Sms { get; set; } = GatewayKind.None;

    /// <summary>Whether birthday and holiday messages plan themselves. Off, managers write them one by one. Default: true.</summary>
    public bool Greetings { get; set; } = true;

    /// <summary>Language of what plans itself. Default: Chinese.</summary>
    public MessageLanguage Language { get; set; } = MessageLanguage.Zh;

    /// <summary>First minute, on the bank's clock, from which nothing is sent. Default: 21:00.</summary>
    public TimeOnly QuietFrom { get; set; } = QuietHours.Default.From;

    /// <summary>First minute after the quiet; the same as <see cref="QuietFrom"/> for none. Default: 08:00.</summary>
    public TimeOnly QuietUntil { get; set; } = QuietHours.Default.Until;

    /// <summary>How often a silo looks for what is due. Shorter sends sooner and asks the database more often. Default: 2 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Messages sent at the same time by a silo. More are faster where the gateway allows it. Default: 4.</summary>
    public int InFlight { get; set; } = 4;

    /// <summary>How long a gateway may take for a message. Default: 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The mail server.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>The message platform.</summary>
    public WebhookOptions Webhook { get; set; } = new();

    /// <summary>The channels that something carries.</summary>
    public IReadOnlyList<MessageChannel> Carried =>
        [.. new[] { (MessageChannel.Sms, Sms), (MessageChannel.Email, Email) }.Where(pair => pair.Item2 != GatewayKind.None).Select(pair => pair.Item1)];

    /// <summary>The quiet hours.</summary>
    public QuietHours Quiet => new(QuietFrom, QuietUntil);

    /// <summary>How long a claimed message is a sender's: longer than any try, so that a live sender never loses one.</summary>
    internal TimeSpan Lease => Timeout * 4;
}

/// <summary>A mail server.</summary>
public sealed class SmtpOptions
{
    /// <summary>Its name. No default.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default: 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted: from its beginning on port 465, else by STARTTLS. Default: true.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>User, or null to send without signing in.</summary>
    public string? User { get; set; }

    /// <summary>Password of the user.</summary>
    public string? Password { get; set; }

    /// <summary>Sender, as <c>Podium Bank &lt;service@bank.example&gt;</c>. No default.</summary>
    public string? From { get; set; }
}

/// <summary>A message platform.</summary>
public sealed class WebhookOptions
{
    /// <summary>Where messages are posted to: https, or http on this machine. No default.</summary>
    public string? Url { get; set; }

    /// <summary>Secret of the signatures in both directions, 16 characters or more. No default.</summary>
    public string? Secret { get; set; }
}

internal sealed class MessageOptionsValidator : IValidateOptions<MessageOptions>
{
    public ValidateOptionsResult Validate(string? name, MessageOptions options)
    {
        var failures = new List<string>();
        Require(!Enum.IsDefined(options.Email) || !Enum.IsDefined(options.Sms), "Email and Sms are None, Smtp or Webhook.");
        Require(options.Sms == GatewayKind.Smtp, "Sms is carried by None or Webhook: a mail server reaches no phone.");
        if (options.Email == GatewayKind.Smtp)
        {
            Require(string.IsNullOrWhiteSpace(options.Smtp.Host) || options.Smtp.Port is < 1 or > 65535, "Smtp:Host and Smtp:Port must say where the mail server is.");
            Require(!MimeKit.MailboxAddress.TryParse(options.Smtp.From ?? "", out _), "Smtp:From must be the sender's e-mail address.");
        }

        if (options.Email == GatewayKind.Webhook || options.Sms == GatewayKind.Webhook)
        {
            var isUrl = Uri.TryCreate(options.Webhook.Url, UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
            Require(!isUrl, "Webhook:Url must be an https address.");
            Require(options.Webhook.Secret is not { Length: >= 16 }, "Webhook:Secret must have 16 characters or more.");
        }

        Require(options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(5), "Timeout must lie between 1 second and 5 minutes.");
        Require(options.PollInterval < TimeSpan.FromMilliseconds(50) || options.PollInterval > TimeSpan.FromMinutes(10), "PollInterval must lie between 50 ms and 10 minutes.");
        Require(options.InFlight is < 1 or > 64, "InFlight must lie between 1 and 64.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Require(bool wrong, string sentence)
        {
            if (wrong)
            {
                failures.Add($"{MessageOptions.Section}:{sentence}");
            }
        }
    }
}
