using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Podium.Grains.Messages;
using Podium.Silo.Hosting;

namespace Podium.Silo.Messages.Gateways;

/// <summary>
/// Hands e-mail to a mail server. A mail server does not know repeats: a message that is sent again after a crash has the same Message-ID, by which
/// mailboxes that look for it show it once.
/// </summary>
internal sealed partial class SmtpGateway(IOptions<MessageOptions> options, ILogger<SmtpGateway> logger) : IMessageGateway
{
    private const int ImplicitTlsPort = 465;

    public string Name => "smtp";

    private SmtpOptions Server => options.Value.Smtp;

    public bool Carries(MessageChannel channel) => channel == MessageChannel.Email && options.Value.Email == GatewayKind.Smtp;

    public async Task<GatewayAnswer> SendAsync(Message message, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.Timeout);
        using var mail = Compose(message);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(Server.Host!, Server.Port, Encryption(), deadline.Token);
            if (Server.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, Server.Password ?? "", deadline.Token);
            }

            await client.SendAsync(mail, deadline.Token);
            await QuitAsync(client, deadline.Token);
            return new GatewayAnswer(GatewayResult.Taken, Reference: mail.MessageId);
        }
        catch (SmtpCommandException refused)
        {
            LogRefused(message.Id, (int)refused.StatusCode);
            return Read(refused);
        }
        catch (Exception failed) when (failed is AuthenticationException or ServiceNotAuthenticatedException or SslHandshakeException)
        {
            LogNotIn(message.Id, failed.GetType().Name);
            return new GatewayAnswer(GatewayResult.NotNow, MessageFailures.SignIn);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested
            && failed is IOException or SocketException or ProtocolException or OperationCanceledException or NotSupportedException)
        {
            LogUnreachable(message.Id, failed.GetType().Name);
            return new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Unreachable);
        }
    }

    /// <summary>The answer to a server's refusal: 5xx of the address or the message is for good, everything else may pass.</summary>
    private static GatewayAnswer Read(SmtpCommandException refused) => ((int)refused.StatusCode >= 500, refused.ErrorCode) switch
    {
        (true, SmtpErrorCode.RecipientNotAccepted) => new(GatewayResult.Refused, MessageFailures.AddressRefused),
        (true, SmtpErrorCode.MessageNotAccepted) => new(GatewayResult.Refused, MessageFailures.Refused),
        (true, _) => new(GatewayResult.NotNow, MessageFailures.SignIn),
        _ => new(GatewayResult.NotNow, MessageFailures.Busy),
    };

    private MimeMessage Compose(Message message)
    {
        var from = MailboxAddress.Parse(Server.From!);
        var mail = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = message.Text }, Date = message.CreatedAt };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(message.CustomerName, message.Address));
        mail.MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.SendKey}@{from.Domain}");
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    private SecureSocketOptions Encryption() => !Server.Tls ? SecureSocketOptions.None
        : Server.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    // The server has the message: that it cannot be bidden farewell must not make it look unsent.
    private async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            LogNoFarewell(exception.GetType().Name);
        }
    }

    // Neither address nor text nor what the server said of them: logs are read by more people than customer files.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server refused message {MessageId} with {Status}")]
    private partial void LogRefused(string messageId, int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} waits: Podium could not sign in to the mail server ({Failure}); look at Podium:Messages:Smtp")]
    private partial void LogNotIn(string messageId, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} waits: the mail server could not be reached ({Failure})")]
    private partial void LogUnreachable(string messageId, string failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The mail server was gone before it was bidden farewell ({Failure})")]
    private partial void LogNoFarewell(string failure);
}
