using System.Diagnostics;
using System.Globalization;
using System.Net;
using HdrHistogram;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Podium.Benchmarks.Support;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;

namespace Podium.Benchmarks.Boards;

/// <summary>The second process of the board benchmark: all the viewers.</summary>
internal static class WatcherProcess
{
    public const string Command = "watch-boards";
    public const int Clients = 200;

    /// <summary>Joins, says <c>ready</c>, then answers each load on its input with <c>seen p50 p99 max count</c> in microseconds.</summary>
    public static async Task RunAsync(Uri address, string cookies)
    {
        var container = new CookieContainer();
        container.SetCookies(address, cookies);
        var watchers = new List<Watcher>();
        for (var i = 0; i < Clients; i++)
        {
            var connection = new HubConnectionBuilder()
                .WithUrl(new Uri(address, "/hubs/board"), options => options.Cookies = container)
                .AddMessagePackProtocol()
                .Build();
            var table = new LeagueTableKey(BenchBank.UnitId(i % BenchBank.Branches), LeagueScope.Managers, "deposit.balance", Period.Month);
            watchers.Add(new Watcher(connection, table.ToString()));
            await watchers[^1].JoinAsync();
        }

        await Console.Out.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var load = OpenLoad.Parse(line);
            watchers.ForEach(watcher => watcher.Begin(load));
            await AwaitAllSeenAsync(watchers, load);
            var all = new LongHistogram(60_000_000, 2);
            watchers.ForEach(watcher => watcher.AddTo(all));
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"seen {all.GetValueAtPercentile(50)} {all.GetValueAtPercentile(99)} {all.GetMaxValue()} {all.TotalCount}"));
        }
    }

    private static async Task AwaitAllSeenAsync(List<Watcher> watchers, OpenLoad load)
    {
        var deadline = load.DueAt(load.Count) + (30 * Stopwatch.Frequency);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (watchers.Sum(w => w.Seen()) < (long)load.Count * Clients / BenchBank.Branches && await timer.WaitForNextTickAsync())
        {
            if (Stopwatch.GetTimestamp() > deadline)
            {
                throw new TimeoutException($"Only {watchers.Sum(w => w.Seen())} of {(long)load.Count * Clients / BenchBank.Branches} arrived.");
            }
        }
    }
}
