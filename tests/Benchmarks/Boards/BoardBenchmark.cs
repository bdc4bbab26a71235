using System.Diagnostics;
using System.Globalization;
using HdrHistogram;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Podium.Benchmarks.Support;
using Podium.Contracts.Ledger;

namespace Podium.Benchmarks.Boards;

/// <summary>From the moment a posting is due to be sent to the moment a SignalR client has it on its board.</summary>
internal static class BoardBenchmark
{
    private const int Customers = 70_000;
    private static readonly int[] Rates = [1_000, 5_000, 20_000];

    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var table = new BenchTable(
            "Posting sent to board changed",
            $"{WatcherProcess.Clients} SignalR clients (MessagePack) on {BenchBank.Branches} tables of {OpenLoad.Managers / BenchBank.Branches} managers. Web host with its silo and the load in one "
            + "process, all clients in a second one, database and both processes on the same cores. Open load: a posting's time runs from when it was due, whatever was late "
            + $"(no coordinated omission); every posting counts at every client that shows it. {settings.Duration.TotalSeconds:0} s after 5 s of warming up; medians of {settings.Repeats} runs.",
            "database", "postings/s", "answered p50 ms", "answered p99 ms", "on the board p50 ms", "on the board p99 ms", "max ms");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            await using var host = await BoardHost.StartAsync(store);
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            var business = await BenchBank.FillAsync(grains, OpenLoad.Managers, Customers);
            await BenchBank.PostAsync(grains, business, Customers, 500, 4);
            using var watchers = ChildProcess.Start(WatcherProcess.Command, host.Address.ToString(), await host.SignInAsync());
            await ChildProcess.ReadAsync(watchers, "ready");
            foreach (var rate in Rates)
            {
                await Console.Error.WriteLineAsync($"{store.Name}, {rate} postings/s ...");
                var runs = new List<double[]>();
                for (var run = 0; run < settings.Repeats; run++)
                {
                    runs.Add(await MeasureAsync(grains, business, watchers, rate, settings.Duration));
                }

                table.Add([store.Name, rate, .. Enumerable.Range(0, runs[0].Length).Select(i => (object)Median.Of(runs.Select(run => run[i]), ms => ms))]);
            }

            watchers.StandardInput.Close();
            await watchers.WaitForExitAsync();
        }

        return table;
    }

    private static async Task<double[]> MeasureAsync(IGrainFactory grains, BenchBusiness business, Process watchers, int rate, TimeSpan duration)
    {
        var count = rate * (int)(duration.TotalSeconds + 5) / OpenLoad.Managers * OpenLoad.Managers;
        var load = new OpenLoad(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2), rate, rate * 5, count);
        await watchers.StandardInput.WriteLineAsync(load.ToString());
        var answered = await SendAsync(grains, business, load);
        var seen = await ChildProcess.ReadAsync(watchers, "seen");
        return
        [
            answered.GetValueAtPercentile(50) / 1000d,
            answered.GetValueAtPercentile(99) / 1000d,
            .. seen.Take(3).Select(word => double.Parse(word, CultureInfo.InvariantCulture) / 1000),
        ];
    }

    private static async Task<HistogramBase> SendAsync(IGrainFactory grains, BenchBusiness business, OpenLoad load)
    {
        var latency = new LongConcurrentHistogram(1, 60_000_000, 2);
        var intake = grains.GetGrain<IPostingIntakeGrain>(0);
        var sent = new Task[load.Count];
        for (var next = 0; next < load.Count;)
        {
            for (var now = Stopwatch.GetTimestamp(); next < load.Count && load.DueAt(next) <= now; next++)
            {
                sent[next] = SendOneAsync(next);
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(sent);
        return latency;

        async Task SendOneAsync(int number)
        {
            BenchBank.Require(await intake.PostAsync(business.OneFor(number % OpenLoad.Managers, number)).ConfigureAwait(false));
            if (number >= load.FirstMeasured)
            {
                latency.RecordValue(Math.Clamp((Stopwatch.GetTimestamp() - load.DueAt(number)) * 1_000_000 / Stopwatch.Frequency, 1, 59_000_000));
            }
        }
    }
}
