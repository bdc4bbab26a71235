using System.Runtime.InteropServices;

namespace Podium.Benchmarks.Support;

/// <summary>The command line: which benchmarks, how long, over which database, and whether the results are kept in <c>docs/benchmarks.md</c>.</summary>
internal static class BenchmarkCommand
{
    private const string Usage =
        "dotnet run -c Release --project tests/Benchmarks -- <name>... | all  [--quick] [--write] [--sqlite | --postgres]";

    public static async Task RunAsync(string[] args, IReadOnlyDictionary<string, Func<BenchSettings, Task<BenchTable>>> benchmarks)
    {
        string[] flags = ["--quick", "--write", "--sqlite", "--postgres"];
        var names = args.Except(flags).SelectMany(arg => arg == "all" ? benchmarks.Keys : [arg]).ToArray();
        if (names.Length == 0 || names.Any(name => !benchmarks.ContainsKey(name)))
        {
            await Console.Error.WriteLineAsync($"{Usage}{Environment.NewLine}Names: {string.Join(", ", benchmarks.Keys)}");
            Environment.ExitCode = 1;
            return;
        }

        var settings = new BenchSettings(args.Contains("--quick"), args.Contains("--sqlite"), args.Contains("--postgres"));
        var page = new BenchmarkPage(FindPage());
        foreach (var name in names)
        {
            var table = (await benchmarks[name](settings)).ToMarkdown();
            Console.WriteLine(table);
            page.Put(name, table, $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {DateTimeOffset.UtcNow:yyyy-MM-dd}");
            if (args.Contains("--write"))
            {
                page.Save();
            }
        }
    }

    private static string FindPage()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? Environment.CurrentDirectory, "docs", "benchmarks.md");
    }
}
