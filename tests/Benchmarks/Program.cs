using Podium.Benchmarks.Boards;
using Podium.Benchmarks.Customers;
using Podium.Benchmarks.Handovers;
using Podium.Benchmarks.Leagues;
using Podium.Benchmarks.Ledger;
using Podium.Benchmarks.Memory;
using Podium.Benchmarks.Support;
using Podium.Benchmarks.Visits;

if (args is [StartUpBenchmark.ChildCommand, var folder, ..])
{
    await StartUpBenchmark.RunChildAsync(folder, args.ElementAtOrDefault(2));
    return;
}

if (args is [WatcherProcess.Command, var address, var cookies])
{
    await WatcherProcess.RunAsync(new Uri(address), cookies);
    return;
}

await BenchmarkCommand.RunAsync(args, new Dictionary<string, Func<BenchSettings, Task<BenchTable>>>
{
    ["postings"] = ThroughputBenchmark.RunAsync,
    ["boards"] = BoardBenchmark.RunAsync,
    ["ticks"] = settings => Task.FromResult(TickBenchmark.Run(settings)),
    ["memory"] = MemoryBenchmark.RunAsync,
    ["start"] = StartUpBenchmark.RunAsync,
    ["search"] = SearchBenchmark.RunAsync,
    ["agenda"] = AgendaBenchmark.RunAsync,
    ["wakeup"] = WakeUpBenchmark.RunAsync,
    ["handover"] = HandoverBenchmark.RunAsync,
    ["file"] = FileBenchmark.RunAsync,
});
