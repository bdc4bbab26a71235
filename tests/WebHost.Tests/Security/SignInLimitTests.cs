using System.Net;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Security;

public sealed class SignInLimitTests
{
    [Fact]
    public async Task Too_many_sign_ins_from_one_address_are_held_off()
    {
        await using var server = new PodiumServer { Settings = ["--Podium:Security:SignInsPerMinute=3"] };
        await server.InitializeAsync();
        using var caller = server.Anonymous();
        var body = new { userName = "nobody", password = "some password" };
        for (var i = 0; i < 3; i++)
        {
            (await caller.RefusalAsync(HttpMethod.Post, "/api/session", body)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var answer = await caller.SendAsync(HttpMethod.Post, "/api/session", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }
}
