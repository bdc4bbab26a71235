using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Contracts.Visits;
using Podium.Grains.Calendar;
using Podium.Grains.Messages;
using Podium.Silo.Hosting;
using Podium.Silo.Messages.Gateways;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Messages;

/// <summary>Receipts of the message platform: signed by it, or sent with the API key of an integrator.</summary>
internal static class ReceiptEndpoints
{
    private const int MaxBody = 4 * 1024;
    private const string Gateway = "message-gateway";

    /// <summary>Maps <c>/api/messages/receipts/{id}</c>.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder messages) => messages.MapPost("/receipts/{id}", ReceiveAsync).AllowAnonymous().WithName("receiveReceipt")
        .WithSummary($"Says whether a message reached the customer. Signed with {MessageSignature.Header} and {MessageSignature.TimestampHeader}, or by the API key of an integrator. A repeat is harmless.")
        .Accepts<MessageReceipt>("application/json")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<ReceiptResult>> ReceiveAsync(
        string id,
        HttpContext context,
        IMessageQueue queue,
        MessageDesk desk,
        IOptions<MessageOptions> options,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        BankClock bank,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var body = await ReadAsync(context.Request, cancellationToken);
        var actor = ActorOf(context, options.Value, body, clock.GetUtcNow());
        var receipt = Parse(body, json.Value.SerializerOptions);
        var message = id.Length > 64 ? null : await queue.ReceiveAsync(id, receipt.State == ReceiptState.Delivered, actor, bank.Now, cancellationToken);
        if (message is null)
        {
            throw Problems.NotFound("message");
        }

        await desk.ChangedAsync(message);
        return TypedResults.Ok(new ReceiptResult(message.Id, message.State));
    }

    private static string ActorOf(HttpContext context, MessageOptions options, byte[] body, DateTimeOffset now)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            var caller = Caller.From(context.User);
            return caller.Role == CallerRole.Integrator
                ? caller.UserName
                : throw new PodiumException(ErrorCodes.Forbidden, "Only systems send receipts.");
        }

        var headers = context.Request.Headers;
        return options.Webhook.Secret is { Length: >= 16 } secret
            && MessageSignature.Holds(secret, body, headers[MessageSignature.TimestampHeader].ToString(), headers[MessageSignature.Header].ToString(), now)
            ? Gateway
            : throw new PodiumException(ErrorCodes.Unauthenticated, "Sign the receipt, or send the API key of an integrator.");
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[MaxBody];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBody)
            {
                throw new PodiumException(ErrorCodes.TooLarge, $"A receipt takes up to {MaxBody} bytes.");
            }
        }

        return body.ToArray();
    }

    private static MessageReceipt Parse(byte[] body, JsonSerializerOptions json)
    {
        try
        {
            return JsonSerializer.Deserialize<MessageReceipt>(body, json) ?? throw new JsonException("null");
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The JSON cannot be read as a receipt.", StatusCodes.Status400BadRequest, unreadable);
        }
    }
}
