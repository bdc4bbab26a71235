using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.OpenApi;

/// <summary>Goes through every endpoint there is, so that a new one is covered by being there.</summary>
public sealed partial class EveryEndpointTests(PodiumServer server)
{
    /// <summary>What anybody may call: signing in, and feeds that a token opens.</summary>
    private static readonly string[] Open = ["GET /api/session", "POST /api/session", "GET /api/ical/{token}.ics"];

    /// <summary>What a TV board may call.</summary>
    private static readonly string[] OpenToDisplays = [.. Open, "GET /api/displays/current"];

    /// <summary>What a display may read besides: its own tables, which answer 404 when they are not.</summary>
    private const string Leagues = "GET /api/leagues/";

    [Fact]
    public async Task Without_a_sign_in_every_endpoint_answers_401()
    {
        using var anonymous = server.Anonymous();
        foreach (var (method, path) in await EndpointsAsync())
        {
            if (!Open.Contains($"{method} {path}"))
            {
                (await anonymous.RefusalAsync(method, Fill(path))).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"), $"{method} {path}");
            }
        }
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/scalar")]
    [InlineData("/scalar/v1")]
    [InlineData("/api/nothing/here")]
    [InlineData("/hubs/board")]
    public async Task Without_a_sign_in_everything_else_answers_401_too(string path)
    {
        using var anonymous = server.Anonymous();
        using var answer = await anonymous.SendAsync(HttpMethod.Get, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("X-Api-Key", "pk_0000000000_00")]
    [InlineData("X-Display-Token", "tv_0000000000_00")]
    [InlineData("Cookie", "podium.session=CfDJ8guess")]
    public async Task A_guessed_proof_answers_401(string header, string value)
    {
        using var caller = server.Anonymous();
        caller.Http.DefaultRequestHeaders.Add(header, value);
        (await caller.RefusalAsync(HttpMethod.Get, "/api/bank")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_display_may_call_nothing_but_its_own_program()
    {
        using var display = server.Anonymous();
        display.Http.DefaultRequestHeaders.Add("X-Display-Token", await server.DisplayTokenAsync());
        foreach (var (method, path) in await EndpointsAsync())
        {
            var endpoint = $"{method} {path}";
            if (!OpenToDisplays.Contains(endpoint) && !endpoint.StartsWith(Leagues, StringComparison.Ordinal))
            {
                (await display.RefusalAsync(method, Fill(path))).Status.ShouldBe(HttpStatusCode.Forbidden, endpoint);
            }
        }
    }

    [Fact]
    public async Task An_auditor_changes_nothing()
    {
        using var auditor = await server.SignInAsync("auditor");
        foreach (var (method, path) in await EndpointsAsync())
        {
            if (method != HttpMethod.Get && !path.StartsWith("/api/session", StringComparison.Ordinal) && path != "/api/reconciliations")
            {
                var (status, _) = await auditor.RefusalAsync(method, Fill(path));
                status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.UnsupportedMediaType);
            }
        }
    }

    [Fact]
    public async Task Health_is_open()
    {
        using var anonymous = server.Anonymous();
        using var live = await anonymous.SendAsync(HttpMethod.Get, "/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ready = await anonymous.SendAsync(HttpMethod.Get, "/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<List<(HttpMethod Method, string Path)>> EndpointsAsync()
    {
        using var admin = await server.SignInAsync("second-admin");
        var document = await admin.GetAsync<JsonElement>("/openapi/v1.json");
        var endpoints = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(o => (HttpMethod.Parse(o.Name.ToUpperInvariant()), path.Name)))
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(25);
        return endpoints;
    }

    private static string Fill(string path) => PathParameter().Replace(path, "x");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();
}
