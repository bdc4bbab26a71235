using System.Diagnostics;
using System.Globalization;
using Podium.Benchmarks.Support;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Testing;

namespace Podium.Benchmarks.Memory;

/// <summary>How long a bank that is there already takes from the start of the process to its first table.</summary>
internal static class StartUpBenchmark
{
    /// <summary>Name of the benchmark's second process.</summary>
    public const string ChildCommand = "first-table";

    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var (managers, customers) = settings.Quick ? (100, 5_000) : (1_000, 100_000);
        var table = new BenchTable(
            "From process start to the first table",
            $"A bank of {customers:N0} customers, {managers:N0} managers and {customers * 2:N0} postings; the table is the head office's, all managers by deposit balance. "
            + $"A new process each time, database server and file cache warm; median of {settings.Repeats}.",
            "database", "seconds", "rows in the table");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            var folder = Directory.CreateTempSubdirectory("podium-start-").FullName;
            await using (var bank = await new TestBank(store.Configure, folder).StartAsync())
            {
                var business = await BenchBank.FillAsync(bank.Grains, managers, customers);
                await BenchBank.PostAsync(bank.Grains, business, customers * 2, 500, 4);
            }

            var runs = new List<(double Seconds, long Rows)>();
            for (var i = 0; i < settings.Repeats; i++)
            {
                runs.Add(await StartChildAsync(store, folder));
            }

            var run = Median.Of(runs, r => r.Seconds);
            table.Add(store.Name, run.Seconds, run.Rows);
            Directory.Delete(folder, recursive: true);
        }

        return table;
    }

    /// <summary>The second process: opens the bank, asks for the table, says how many rows it has.</summary>
    public static async Task RunChildAsync(string folder, string? connectionString)
    {
        await using var bank = await new TestBank(options => BenchStore.Configure(options, connectionString), folder).StartAsync();
        var key = new LeagueTableKey("HQ", LeagueScope.AllManagers, "deposit.balance", Period.Month);
        var page = await bank.Grains.GetGrain<ILeagueGrain>("HQ").GetPageAsync(key, 0, 50);
        await Console.Out.WriteLineAsync($"{ChildCommand} {page.Count}");
    }

    private static async Task<(double Seconds, long Rows)> StartChildAsync(BenchStore store, string folder)
    {
        var started = Stopwatch.GetTimestamp();
        string[] arguments = [ChildCommand, folder];
        using var child = ChildProcess.Start(store.ConnectionString is { } connection ? [.. arguments, connection] : arguments);
        var words = await ChildProcess.ReadAsync(child, ChildCommand);
        var elapsed = Stopwatch.GetElapsedTime(started);
        await child.WaitForExitAsync();
        return (elapsed.TotalSeconds, long.Parse(words[0], CultureInfo.InvariantCulture));
    }
}
