using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Podium.Silo.Messages.Gateways;

namespace Podium.Silo.Tests.Messages;

/// <summary>A bank's message platform in the test's process: sends on once for each key, and refuses what is not signed.</summary>
public sealed class MessagePlatform : IAsyncDisposable
{
    public const string Secret = "a secret of the test";

    private readonly WebApplication _app;

    private MessagePlatform(WebApplication app) => _app = app;

    public Uri Address => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/send");

    /// <summary>Calls with their keys, as they came.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>What was sent on to customers, by key.</summary>
    public ConcurrentDictionary<string, JsonElement> SentOn { get; } = [];

    /// <summary>The status it answers with instead, or null.</summary>
    public int? Fails { get; set; }

    public static async Task<MessagePlatform> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var platform = new MessagePlatform(app);
        app.MapPost("/send", context => platform.TakeAsync(context, clock));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, TimeProvider clock)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        var key = headers[WebhookGateway.KeyHeader].ToString();
        Calls.Enqueue(key);
        if (!MessageSignature.Holds(Secret, body.ToArray(), headers[MessageSignature.TimestampHeader], headers[MessageSignature.Header], clock.GetUtcNow()))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (Fails is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        SentOn.TryAdd(key, JsonDocument.Parse(body.ToArray()).RootElement.Clone());
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"id\":\"platform-{key}\"}}", context.RequestAborted);
    }
}
