using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Podium.EndToEnd.Hosting;

/// <summary>Calls the REST interface: as a signed-in person with cookies and antiforgery header, or with an API key.</summary>
public sealed class Caller : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    private Caller(Uri address, string? apiKey)
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (apiKey is not null)
        {
            _http.DefaultRequestHeaders.Add("X-Api-Key", apiKey);
        }
    }

    /// <summary>A bank system with its key.</summary>
    public static Caller WithKey(Uri address, string apiKey) => new(address, apiKey);

    /// <summary>A person.</summary>
    public static async Task<Caller> SignInAsync(Uri address, string userName, string password)
    {
        var caller = new Caller(address, null);
        await caller.CallAsync(HttpMethod.Post, "/api/session", new { userName, password });
        return caller;
    }

    /// <summary>Sends a call and expects success; null where nothing comes back.</summary>
    public async Task<JsonNode?> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Sends a call.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Web));
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (_cookies.GetCookies(_http.BaseAddress!)["XSRF-TOKEN"]?.Value is { } token)
        {
            request.Headers.Add("X-XSRF-TOKEN", Uri.UnescapeDataString(token));
        }

        return await _http.SendAsync(request, completion);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
