using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Ledger;

/// <summary>Acknowledged means durable, counted once: through every kill of the whole server.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 11;

    [Fact]
    public async Task Kills_during_a_feed_lose_nothing_acknowledged_and_count_nothing_twice()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var bank = await EndToEndBank.StartAsync();
        string[] customers = ["K-whole", "K-halves", "K-thirds"];
        await bank.RegisterAsync("K-whole", ("A01", 10_000));
        await bank.RegisterAsync("K-halves", ("A02", 5_000), ("B01", 5_000));
        await bank.RegisterAsync("K-thirds", ("A03", 3_333), ("A04", 3_333), ("B02", 3_334));
        var feed = new Feed(bank.Feeder, customers);

        await FeedThroughKillsAsync(bank.Server, feed, new Random(seed));

        var acknowledged = feed.Answers.Keys.ToHashSet(StringComparer.Ordinal);
        output.WriteLine($"{feed.All.Count} sent, {acknowledged.Count} acknowledged");
        acknowledged.ShouldNotBeEmpty();
        var before = LedgerFile.Read(bank.Server.Database, "core");
        acknowledged.Where(id => !before.ContainsKey(id)).ShouldBeEmpty("acknowledged and lost");
        ShouldBeWhole(before, feed);

        var again = await feed.ResendAsync();
        again.Where(a => before.ContainsKey(a.Key) != (a.Value == "duplicate")).ShouldBeEmpty("what was booked is a duplicate, the rest is new");
        again.Count.ShouldBe(feed.All.Count);
        var after = LedgerFile.Read(bank.Server.Database, "core");
        ShouldBeWhole(after, feed);
        feed.All.Keys.Where(id => !after.ContainsKey(id)).ShouldBeEmpty();
        await TotalsShouldBeRightAsync(bank, feed, customers);
    }

    private static async Task FeedThroughKillsAsync(PodiumProcess server, Feed feed, Random random)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var feeding = Task.WhenAll(feed.StreamAsync(400), feed.SendArraysAsync(50), feed.SendArraysAsync(1));
            await MomentAsync(TimeSpan.FromMilliseconds(random.Next(20, 900)));
            await server.KillAsync();
            await feeding;
            await server.StartAsync();
        }
    }

    /// <summary>A random moment of a real process: nothing to wait for but time.</summary>
    private static async Task MomentAsync(TimeSpan length)
    {
        using var timer = new PeriodicTimer(length);
        await timer.WaitForNextTickAsync();
    }

    private static void ShouldBeWhole(Dictionary<string, (int Legs, long Amount, long Posted)> ledger, Feed feed)
    {
        foreach (var (id, (legs, amount, posted)) in ledger.Where(entry => entry.Key.StartsWith("kill-", StringComparison.Ordinal)))
        {
            feed.All.TryGetValue(id, out var known).ShouldBeTrue($"{id} was never sent");
            var sent = known!;
            legs.ShouldBe(sent.Customer switch { "K-halves" => 2, "K-thirds" => 3, _ => 1 }, id);
            amount.ShouldBe(sent.Minor, id);
            posted.ShouldBe(sent.Minor, id);
        }
    }

    private static async Task TotalsShouldBeRightAsync(EndToEndBank bank, Feed feed, string[] customers)
    {
        foreach (var customer in customers)
        {
            var view = await bank.Admin.CallAsync(HttpMethod.Get, "/api/customers/" + customer);
            view!["deposits"]!.GetValue<long>().ShouldBe(feed.All.Values.Where(s => s.Customer == customer).Sum(s => s.Minor), customer);
        }

        var reconciliation = await bank.Admin.CallAsync(HttpMethod.Post, "/api/reconciliations");
        reconciliation!["green"]!.GetValue<bool>().ShouldBeTrue(reconciliation.ToJsonString());
    }
}
