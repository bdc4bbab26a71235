using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Podium.Silo.Accounts;
using Podium.WebHost.Accounts;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Security;

public sealed class SessionTests(PodiumServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_signs_in_and_learns_what_is_in_scope()
    {
        using var ann = await server.SignInAsync("ann");
        var session = await ann.GetAsync<SessionView>("/api/session");
        session.Role.ShouldBe(CallerRole.Manager);
        session.ManagerId.ShouldBe("ann");
        session.UnitId.ShouldBe("n1");
        session.Units.ShouldBe(["bank", "north", "n1"]);
        session.ShowPeerAmounts.ShouldBeFalse();
        session.Bank.Currency.ShouldBe("CNY");
    }

    [Fact]
    public async Task Names_are_found_without_regard_to_case()
    {
        using var ann = await server.SignInAsync("ANN");
        (await ann.GetAsync<SessionView>("/api/session")).UserName.ShouldBe("ann");
    }

    [Theory]
    [InlineData("ann", "wrong password 1")]
    [InlineData("nobody", PodiumServer.Password)]
    [InlineData("ann", "")]
    public async Task A_wrong_name_or_password_is_refused_in_the_same_words(string userName, string password)
    {
        using var caller = server.Anonymous();
        (await caller.RefusalAsync(HttpMethod.Post, "/api/session", new { userName, password })).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));
        (await caller.RefusalAsync(HttpMethod.Get, "/api/session")).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_also_for_the_right_one()
    {
        var name = await NewUserAsync("locked");
        using var caller = server.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await caller.RefusalAsync(HttpMethod.Post, "/api/session", new { userName = name, password = "guess number " + i });
        }

        (await caller.RefusalAsync(HttpMethod.Post, "/api/session", new { userName = name, password = PodiumServer.Password }))
            .ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));
        (await server.Services.GetRequiredService<IAccountStore>().FindUserAsync(name, Stop))!.LockedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_disabled_account_loses_access_with_its_next_call()
    {
        var name = await NewUserAsync("leaver");
        using var leaver = await server.SignInAsync(name);
        using var admin = await server.SignInAsync("admin");
        await admin.CallAsync<UserView>(HttpMethod.Patch, $"/api/users/{name}", new { active = false });
        (await leaver.RefusalAsync(HttpMethod.Get, "/api/bank")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Anonymous().RefusalAsync(HttpMethod.Post, "/api/session", new { userName = name, password = PodiumServer.Password }))
            .Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_role_ends_the_sign_ins_made_before()
    {
        var name = await NewUserAsync("climber");
        using var climber = await server.SignInAsync(name);
        using var admin = await server.SignInAsync("admin");
        (await admin.CallAsync<UserView>(HttpMethod.Patch, $"/api/users/{name}", new { role = "branchHead", unitId = "south" })).UnitId.ShouldBe("south");
        (await climber.RefusalAsync(HttpMethod.Get, "/api/bank")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_unsafe_call_by_cookie_needs_the_antiforgery_header()
    {
        using var admin = await server.SignInAsync("admin");
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/session");
        using var answer = await admin.Http.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var proven = await admin.SendAsync(HttpMethod.Delete, "/api/session");
        proven.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await admin.RefusalAsync(HttpMethod.Get, "/api/bank")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_session_cookie_is_hidden_from_scripts_and_from_other_sites()
    {
        using var caller = server.Anonymous();
        using var answer = await caller.SendAsync(HttpMethod.Post, "/api/session", new { userName = "bob", password = PodiumServer.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("podium.session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
    }

    [Fact]
    public async Task A_user_changes_the_own_password_and_stays_signed_in_only_here()
    {
        var name = await NewUserAsync("careful");
        using var here = await server.SignInAsync(name);
        using var there = await server.SignInAsync(name);
        (await here.RefusalAsync(HttpMethod.Post, "/api/session/password", new { current = "not the one", @new = "another horse 43" })).Code.ShouldBe("not_allowed");
        using var answer = await here.SendAsync(HttpMethod.Post, "/api/session/password", new { current = PodiumServer.Password, @new = "another horse 43" });
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await here.GetAsync<SessionView>("/api/session")).UserName.ShouldBe(name);
        (await there.RefusalAsync(HttpMethod.Get, "/api/bank")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await server.SignInAsync(name, "another horse 43");
    }

    private async Task<string> NewUserAsync(string prefix)
    {
        var name = $"{prefix}-{Guid.NewGuid().ToString("N")[..8]}";
        await server.Services.GetRequiredService<AccountService>().CreateAsync(new NewAccount(name, name, PodiumServer.Password, UserRole.Auditor), Stop);
        return name;
    }
}
