using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Podium.Grains.Messages;
using Podium.Silo.Messages.Gateways;
using Podium.WebHost.Messages;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Messages;

/// <summary>The receipts of a message platform, over a server of its own that has one.</summary>
public sealed class ReceiptTests : IAsyncLifetime
{
    private const string Secret = "a secret of the test";

    private readonly PodiumServer _server = new()
    {
        Settings = ["--Podium:Messages:Sms=Webhook", "--Podium:Messages:Webhook:Url=http://127.0.0.1:9/", $"--Podium:Messages:Webhook:Secret={Secret}", "--Podium:Messages:PollInterval=00:09:00"],
    };

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_signed_receipt_says_once_that_a_message_arrived_and_an_unsigned_one_says_nothing()
    {
        var id = await SentAsync();
        var body = "{\"state\":\"delivered\"}";
        using var platform = _server.Anonymous();
        (await platform.RefusalAsync(HttpMethod.Post, "/api/messages/receipts/" + id, new StringContent(body, Encoding.UTF8, "application/json"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync(platform, id, body, secret: "another secret 123")).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync(platform, id, body, age: TimeSpan.FromMinutes(6))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync(platform, id, "{\"state\":\"failed\"}", signed: body)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedAsync(platform, id, "{\"state\":\"moon\"}")).ShouldBe(HttpStatusCode.BadRequest);
        (await SignedAsync(platform, "nothing", body)).ShouldBe(HttpStatusCode.NotFound);
        (await SignedAsync(platform, id, new string('x', 5_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await SignedAsync(platform, id, body)).ShouldBe(HttpStatusCode.OK);
        (await SignedAsync(platform, id, body)).ShouldBe(HttpStatusCode.OK);

        using var ann = await _server.SignInAsync("ann");
        (await ann.GetAsync<MessageView>("/api/messages/" + id)).State.ShouldBe(MessageState.Delivered);
        (await ann.RefusalAsync(HttpMethod.Post, "/api/messages/receipts/" + id, new MessageReceipt(ReceiptState.Failed))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_system_with_a_key_says_that_a_message_did_not_arrive_and_the_manager_sends_it_anew()
    {
        var id = await SentAsync();
        using var system = _server.Anonymous();
        system.Http.DefaultRequestHeaders.Add("X-Api-Key", await _server.ApiKeyAsync());

        (await system.CallAsync<ReceiptResult>(HttpMethod.Post, "/api/messages/receipts/" + id, new MessageReceipt(ReceiptState.Failed))).ShouldBe(new ReceiptResult(id, MessageState.Failed));

        using var ann = await _server.SignInAsync("ann");
        (await ann.GetAsync<MessageView>("/api/messages/" + id)).ErrorCode.ShouldBe(MessageFailures.Undelivered);
        (await ann.GetAsync<MessageList>("/api/messages?state=failed")).Carried.ShouldBe([MessageChannel.Sms]);
        (await ann.CallAsync<MessageView>(HttpMethod.Post, $"/api/messages/{id}/retry", new MessageStep(Postings.NewId("op")))).State.ShouldBe(MessageState.Queued);
    }

    // As a sender leaves it that is in the middle of sending.
    private async Task<string> SentAsync()
    {
        using var ann = await _server.SignInAsync("ann");
        var customer = await MessageBank.CustomerAsync(_server, ann, "n1", "ann");
        var message = await ann.CallAsync<MessageView>(HttpMethod.Post, $"/api/customers/{customer}/messages", MessageBank.Entry());
        var now = message.DueAt.AddMinutes(1);
        await _server.Services.GetRequiredService<IMessageQueue>().ClaimAsync(
            new MessageClaim("test", [MessageChannel.Sms], now, now, TimeSpan.FromDays(1), 100), TestContext.Current.CancellationToken);
        return message.Id;
    }

    private static async Task<HttpStatusCode> SignedAsync(PodiumCaller caller, string id, string body, string secret = Secret, TimeSpan age = default, string? signed = null)
    {
        var (timestamp, signature) = MessageSignature.Sign(secret, Encoding.UTF8.GetBytes(signed ?? body), DateTimeOffset.UtcNow - age);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages/receipts/" + id) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(MessageSignature.TimestampHeader, timestamp);
        request.Headers.Add(MessageSignature.Header, signature);
        using var answer = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
