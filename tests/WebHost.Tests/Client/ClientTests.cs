using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Podium.WebHost.Tests.Client;

public sealed class ClientTests
{
    [Fact]
    public async Task The_web_client_passes_its_own_tests()
    {
        var runner = Path.Combine(ClientApp(), "node_modules/vitest/vitest.mjs");
        Assert.SkipUnless(File.Exists(runner), "The web client was not built (SkipClient): its packages are not there.");

        var start = new ProcessStartInfo("node", [runner, "run", "--reporter=dot"])
        {
            WorkingDirectory = ClientApp(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
    }

    private static string ClientApp([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/WebHost/ClientApp"));
}
