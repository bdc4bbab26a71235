using System.Runtime.CompilerServices;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.OpenApi;

public sealed class OpenApiDocumentTests(PodiumServer server)
{
    /// <summary>Set to 1 to write the document instead of comparing it.</summary>
    private const string UpdateSwitch = "PODIUM_UPDATE_OPENAPI";

    [Fact]
    public async Task The_document_that_the_client_is_generated_from_is_what_the_host_serves()
    {
        using var auditor = await server.SignInAsync("auditor");
        using var answer = await auditor.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        var served = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = CheckedIn();
        if (Environment.GetEnvironmentVariable(UpdateSwitch) == "1")
        {
            await File.WriteAllTextAsync(path, served, TestContext.Current.CancellationToken);
        }

        var kept = File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "";
        (kept == served).ShouldBeTrue($"src/WebHost/ClientApp/openapi.json is stale. Run this test with {UpdateSwitch}=1, then `npm run api-types` in ClientApp.");
    }

    private static string CheckedIn([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/WebHost/ClientApp/openapi.json"));
}
