using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Podium.Grains.Messages;
using Podium.Silo.Hosting;

namespace Podium.Silo.Messages.Gateways;

/// <summary>
/// Posts messages to the bank's message platform, which sends one with the same <c>Idempotency-Key</c> on once. Tries again are the queue's, which
/// remembers them: the client itself repeats nothing.
/// </summary>
internal sealed partial class WebhookGateway(IHttpClientFactory clients, IOptions<MessageOptions> options, TimeProvider clock, ILogger<WebhookGateway> logger) : IMessageGateway
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "podium-messages";

    /// <summary>The header by which a repeat is known.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private const int MaxReference = 200;
    private const int MaxAnswer = 16 * 1024;

    public string Name => "webhook";

    public bool Carries(MessageChannel channel) => (channel == MessageChannel.Email ? options.Value.Email : options.Value.Sms) == GatewayKind.Webhook;

    public async Task<GatewayAnswer> SendAsync(Message message, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.Timeout);
        try
        {
            using var request = Compose(message);
            using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            if (answer.IsSuccessStatusCode)
            {
                return new GatewayAnswer(GatewayResult.Taken, Reference: await ReadReferenceAsync(answer, message.Id, deadline.Token));
            }

            LogRefused(message.Id, (int)answer.StatusCode);
            return Read(answer.StatusCode);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested && failed is HttpRequestException or OperationCanceledException)
        {
            LogUnreachable(message.Id, failed.GetType().Name);
            return new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Unreachable);
        }
    }

    // What the platform cannot do now may pass; our own sign-in is for an administrator to mend, and the message waits for that.
    private static GatewayAnswer Read(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired => new(GatewayResult.NotNow, MessageFailures.SignIn),
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425
            or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError or < HttpStatusCode.BadRequest => new(GatewayResult.NotNow, MessageFailures.Busy),
        HttpStatusCode.UnprocessableEntity => new(GatewayResult.Refused, MessageFailures.AddressRefused),
        _ => new(GatewayResult.Refused, MessageFailures.Refused),
    };

    private HttpRequestMessage Compose(Message message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new WebhookMessage(message.Id, Word(message.Channel), Word(message.Kind), message.Address, Word(message.Language), message.Subject, message.Text), JsonSerializerOptions.Web);
        var (timestamp, signature) = MessageSignature.Sign(options.Value.Webhook.Secret!, body, clock.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Webhook.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.Add(KeyHeader, message.SendKey);
        request.Headers.Add(MessageSignature.TimestampHeader, timestamp);
        request.Headers.Add(MessageSignature.Header, signature);
        return request;
    }

    // The message was taken, whatever else the platform says of it.
    private async Task<string?> ReadReferenceAsync(HttpResponseMessage answer, string messageId, CancellationToken cancellationToken)
    {
        try
        {
            await answer.Content.LoadIntoBufferAsync(MaxAnswer, cancellationToken);
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            using var json = body.Length == 0 ? null : await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return json?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= MaxReference } reference ? reference : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException or OperationCanceledException or IOException)
        {
            LogNoReference(messageId, unreadable.GetType().Name);
            return null;
        }
    }

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message platform answered message {MessageId} with {Status}")]
    private partial void LogRefused(string messageId, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} waits: the message platform could not be reached ({Failure})")]
    private partial void LogUnreachable(string messageId, string failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The message platform took message {MessageId} and gave it no id that can be read ({Failure})")]
    private partial void LogNoReference(string messageId, string failure);

    /// <summary>What the platform gets: no more of the customer than what it takes to send.</summary>
    private sealed record WebhookMessage(string Id, string Channel, string Kind, string To, string Language, string Subject, string Text);
}
