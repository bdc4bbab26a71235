using System.Collections.Immutable;
using System.Diagnostics;
using Podium.Benchmarks.Support;
using Podium.Contracts.Ledger;
using Podium.Testing;

namespace Podium.Benchmarks.Ledger;

/// <summary>How many postings a second a bank answers as durable.</summary>
internal static class ThroughputBenchmark
{
    private const int Managers = 100;
    private const int Customers = 70_000;

    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var table = new BenchTable(
            "Durable postings a second",
            $"{Managers} managers x {Customers / Managers} customers, all activated; silo, database and load share the machine. Median of {settings.Repeats} runs of {settings.Duration.TotalSeconds:0} s.",
            "database", "load", "postings/s", "time in commits %", "postings a commit", "µs CPU .NET", "µs CPU database", "KB allocated");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            await using var bank = await new TestBank(store.Configure).StartAsync();
            var business = await BenchBank.FillAsync(bank.Grains, Managers, Customers);
            await BenchBank.PostAsync(bank.Grains, business, Customers * 2, 500, 4);
            foreach (var (name, callers, batch) in new[] { ("64 callers", 64, 1), ("2,000 callers", 2_000, 1), ("batches of 500, 4 at a time", 4, 500) })
            {
                await Console.Error.WriteLineAsync($"{store.Name}, {name} ...");
                await MeasureAsync(bank, business, store, callers, batch, TimeSpan.FromSeconds(3));
                var runs = new List<Run>();
                for (var i = 0; i < settings.Repeats; i++)
                {
                    runs.Add(await MeasureAsync(bank, business, store, callers, batch, settings.Duration));
                }

                var run = Median.Of(runs, r => r.PerSecond);
                table.Add(store.Name, name, run.PerSecond, run.CommitShare * 100, run.PerCommit, run.DotNetMicroseconds, run.DatabaseMicroseconds, run.Kilobytes);
            }
        }

        return table;
    }

    private static async Task<Run> MeasureAsync(TestBank bank, BenchBusiness business, BenchStore store, int callers, int batch, TimeSpan duration)
    {
        using var commits = new CommitWatch();
        var (cpuBefore, bytesBefore) = (store.Cpu.Read(), GC.GetTotalAllocatedBytes());
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(bank, business, batch, started, duration))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var (cpu, bytes, (commitTime, commitCount)) = (store.Cpu.Read(), GC.GetTotalAllocatedBytes(), commits.Read());
        double count = counts.Sum();
        return new Run(
            count / elapsed.TotalSeconds,
            commitTime / elapsed,
            count / commitCount,
            (cpu.DotNet - cpuBefore.DotNet).TotalMicroseconds / count,
            (cpu.Database - cpuBefore.Database).TotalMicroseconds / count,
            (bytes - bytesBefore) / count / 1024);
    }

    private static async Task<long> CallAsync(TestBank bank, BenchBusiness business, int batch, long started, TimeSpan duration)
    {
        var intake = bank.Intake;
        long count = 0;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            if (batch == 1)
            {
                BenchBank.Require(await intake.PostAsync(business.Next()));
            }
            else
            {
                var postings = Enumerable.Range(0, batch).Select(_ => business.Next()).ToImmutableArray();
                foreach (var answer in await intake.PostBatchAsync(postings))
                {
                    BenchBank.Require(answer);
                }
            }

            count += batch;
        }

        return count;
    }

    private sealed record Run(double PerSecond, double CommitShare, double PerCommit, double DotNetMicroseconds, double DatabaseMicroseconds, double Kilobytes);
}
