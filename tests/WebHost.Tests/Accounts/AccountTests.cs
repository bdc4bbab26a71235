using System.Net;
using Podium.WebHost.Accounts;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Accounts;

public sealed class AccountTests(PodiumServer server)
{
    private const string Table = "n1/managers/deposit.balance/month/value/competition/-";

    [Theory]
    [InlineData("short", "auditor", null, null, "password_too_weak")]
    [InlineData("aaaaaaaaaaaa", "auditor", null, null, "password_too_weak")]
    [InlineData("long enough 1", "manager", null, null, "required")]
    [InlineData("long enough 1", "manager", "nobody", null, "manager_unknown")]
    [InlineData("long enough 1", "manager", "~n1", null, "manager_unknown")]
    [InlineData("long enough 1", "branchHead", null, null, "required")]
    [InlineData("long enough 1", "branchHead", null, "nowhere", "unit_unknown")]
    [InlineData("long enough 1", "auditor", "ann", null, "not_allowed")]
    public async Task An_account_that_is_not_whole_is_refused(string password, string role, string? managerId, string? unitId, string code)
    {
        using var admin = await server.SignInAsync("admin");
        var user = new { userName = Postings.NewId("u"), displayName = "User", password, role, managerId, unitId };
        (await admin.RefusalAsync(HttpMethod.Post, "/api/users", user)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_name_is_given_once_without_regard_to_case()
    {
        using var admin = await server.SignInAsync("admin");
        var user = new { userName = "ANN", displayName = "Other", password = PodiumServer.Password, role = "auditor" };
        (await admin.RefusalAsync(HttpMethod.Post, "/api/users", user)).ShouldBe((HttpStatusCode.Conflict, "already_exists"));
    }

    [Fact]
    public async Task No_secret_is_ever_listed()
    {
        using var admin = await server.SignInAsync("admin");
        await server.ApiKeyAsync();
        await server.DisplayTokenAsync();
        foreach (var path in new[] { "/api/users", "/api/api-keys", "/api/displays" })
        {
            var text = await admin.Http.GetStringAsync(path, TestContext.Current.CancellationToken);
            text.ShouldNotContain("hash", Case.Insensitive);
            text.ShouldNotContain("password", Case.Insensitive);
            text.ShouldNotContain("\"token\"", Case.Insensitive);
            text.ShouldNotContain("\"key\"", Case.Insensitive);
        }
    }

    [Fact]
    public async Task An_api_key_works_until_it_is_taken_back_and_needs_no_antiforgery_header()
    {
        using var admin = await server.SignInAsync("admin");
        var key = await admin.CallAsync<NewApiKey>(HttpMethod.Post, "/api/api-keys", new { name = "core banking", userName = "feeder" });
        key.Key.ShouldStartWith(key.Id);
        using var system = server.Anonymous();
        system.Http.DefaultRequestHeaders.Add("X-Api-Key", key.Key);
        using var answer = await system.SendAsync(HttpMethod.Post, "/api/postings", Postings.Body("[]"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await system.RefusalAsync(HttpMethod.Get, "/api/users")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var revoked = await admin.SendAsync(HttpMethod.Delete, $"/api/api-keys/{key.Id}");
        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await system.RefusalAsync(HttpMethod.Post, "/api/postings", Postings.Body("[]"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await admin.RefusalAsync(HttpMethod.Delete, $"/api/api-keys/{key.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Keys_are_for_integrators_only()
    {
        using var admin = await server.SignInAsync("admin");
        (await admin.RefusalAsync(HttpMethod.Post, "/api/api-keys", new { name = "x", userName = "ann" })).Code.ShouldBe("not_allowed");
        (await admin.RefusalAsync(HttpMethod.Post, "/api/api-keys", new { name = "x", userName = "nobody" })).Code.ShouldBe("not_found");
        (await admin.RefusalAsync(HttpMethod.Post, "/api/api-keys", new { name = "x", userName = "feeder", expiresAt = "2020-01-01T00:00:00Z" })).Code.ShouldBe("malformed");
    }

    [Fact]
    public async Task A_display_shows_its_tables_until_it_is_taken_back()
    {
        using var head = await server.SignInAsync("head-north");
        var made = await head.CallAsync<SavedDisplay>(HttpMethod.Post, "/api/displays", new { name = "Hall", tables = new[] { Table }, secondsPerTable = 15 });
        made.Url.ShouldBe($"/tv?token={made.Token}");
        using var display = server.Anonymous();
        var program = await display.GetAsync<DisplayProgram>($"/api/displays/current?display_token={made.Token}");
        (program.Name, program.SecondsPerTable).ShouldBe(("Hall", 15));
        program.Tables.ShouldBe([Table]);
        program.Units.Select(u => u.Id).ShouldBe(["n1"]);
        program.Indicators.Select(i => i.Code).ShouldBe(["deposit.balance"]);
        (await display.RefusalAsync(HttpMethod.Get, $"/api/organization?display_token={made.Token}")).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var south = await server.SignInAsync("head-south");
        (await south.RefusalAsync(HttpMethod.Delete, $"/api/displays/{made.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var revoked = await head.SendAsync(HttpMethod.Delete, $"/api/displays/{made.Id}");
        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await display.RefusalAsync(HttpMethod.Get, $"/api/displays/current?display_token={made.Token}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("s1/managers/deposit.balance/month/value/competition/-", "unit_unknown")]
    [InlineData("bank/managers/deposit.balance/month/value/competition/-", "unit_unknown")]
    [InlineData("n1/managers/no.such/month/value/competition/-", "indicator_unknown")]
    [InlineData("n1/managers", "malformed")]
    public async Task A_branch_head_makes_displays_of_own_tables_only(string table, string code)
    {
        using var head = await server.SignInAsync("head-north");
        (await head.RefusalAsync(HttpMethod.Post, "/api/displays", new { name = "x", tables = new[] { table }, secondsPerTable = 15 })).Code.ShouldBe(code);
    }
}
