using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Podium.WebHost.Tests.Hosting;

public sealed class ClientFilesTests(PodiumServer server)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/tv?token=x")]
    [InlineData("/explain/a/b")]
    public async Task Every_page_of_the_client_is_open_and_never_kept(string path)
    {
        var environment = server.Services.GetRequiredService<IWebHostEnvironment>();
        var root = Directory.CreateDirectory(Path.Combine(server.Folder, "wwwroot")).FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "index.html"), "<html>Podium</html>", TestContext.Current.CancellationToken);
        environment.WebRootFileProvider = new PhysicalFileProvider(root);
        using var anonymous = server.Anonymous();
        using var answer = await anonymous.SendAsync(HttpMethod.Get, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Podium");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task A_wrong_method_is_told_apart_from_a_wrong_address()
    {
        using var admin = await server.SignInAsync("second-admin");
        (await admin.RefusalAsync(HttpMethod.Delete, "/api/bank")).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await admin.RefusalAsync(HttpMethod.Get, "/api/no-such")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
    }
}
