using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Podium.WebHost.Hosting;
using Podium.WebHost.Security;

namespace Podium.WebHost.Tests.Hosting;

/// <summary>Calls the host as a browser does: keeps cookies, sends the antiforgery header with unsafe calls.</summary>
public sealed class PodiumCaller : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly SocketsHttpHandler _handler;

    /// <summary>Opens a browser without cookies.</summary>
    public PodiumCaller(Uri address)
    {
        _handler = new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false };
        Http = new HttpClient(_handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>JSON as the host writes it.</summary>
    public static JsonSerializerOptions Json { get; } = MakeJson();

    /// <summary>The cookies as a header, for other clients of the same browser.</summary>
    public string CookieHeader => _cookies.GetCookieHeader(Http.BaseAddress!);

    /// <summary>The client, for calls of special form.</summary>
    public HttpClient Http { get; }

    /// <summary>Signs in; throws when that fails.</summary>
    public async Task SignInAsync(string userName, string password)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/session", new { userName, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Sends a call with a JSON body.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, options: Json));
        using var request = new HttpRequestMessage(method, path) { Content = content };
        AddAntiforgery(request);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Adds the antiforgery header as a page does.</summary>
    public void AddAntiforgery(HttpRequestMessage request)
    {
        if (_cookies.GetCookies(Http.BaseAddress!)[AntiforgeryGuard.Cookie]?.Value is { } token)
        {
            request.Headers.Add(AntiforgeryGuard.Header, Uri.UnescapeDataString(token));
        }
    }

    /// <summary>Calls, expects success, reads the answer.</summary>
    public async Task<T> CallAsync<T>(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<T>(text, Json)!;
    }

    /// <summary>Gets and reads.</summary>
    public Task<T> GetAsync<T>(string path) => CallAsync<T>(HttpMethod.Get, path);

    /// <summary>Calls, expects a refusal, answers its status and code.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> RefusalAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        answer.IsSuccessStatusCode.ShouldBeFalse($"{method} {path}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(Json, TestContext.Current.CancellationToken);
        return (answer.StatusCode, problem!.Extensions["code"]?.ToString());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        PodiumWebHost.ConfigureJson(json);
        return json;
    }
}
