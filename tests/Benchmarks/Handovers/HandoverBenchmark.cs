using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Podium.Benchmarks.Support;
using Podium.Grains.Handovers;
using Podium.Testing;

namespace Podium.Benchmarks.Handovers;

/// <summary>How many customers of a handover move in a second.</summary>
internal static class HandoverBenchmark
{
    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var (customers, postings) = (settings.Quick ? 500 : 5_000, 10);
        var table = new BenchTable(
            "Handover",
            $"All {customers:N0} customers of a manager, with {postings} postings each, from the last signature to the last customer; every move is a transaction of the ledger that the disk confirms. "
            + $"Median of {settings.Repeats}, there and back.",
            "database", "customers", "seconds", "customers/s");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            await using var bank = await new TestBank(store.Configure).StartAsync();
            var business = await BenchBank.FillAsync(bank.Grains, managers: 1, customers);
            await bank.Grains.GetGrain<Contracts.Organization.IOrganizationGrain>(0).PutManagersAsync(
                [new(BenchBank.ManagerId(1), "Receiver", "manager", true, [new Contracts.Organization.ManagerPlacement(BenchBank.UnitId(1), DateOnly.MinValue)])]);
            await BenchBank.PostAsync(bank.Grains, business, customers * postings, 500, 4);
            var times = new List<double>();
            for (var run = 0; run < settings.Repeats; run++)
            {
                times.Add(await RunAsync(bank, "ho-" + run, BenchBank.ManagerId(run % 2), BenchBank.ManagerId((run + 1) % 2), customers));
            }

            var seconds = Median.Of(times, t => t);
            table.Add(store.Name, customers, seconds, customers / seconds);
        }

        return table;
    }

    private static async Task<double> RunAsync(TestBank bank, string id, string giver, string receiver, int customers)
    {
        var store = bank.Services.GetRequiredService<IHandoverStore>();
        var today = bank.Day.BusinessDate;
        var handover = new Handover(id, 1, giver, receiver, "bench", today, AllCustomers: true, HandoverState.Signed, [], "bench", DateTimeOffset.UtcNow);
        var started = Stopwatch.GetTimestamp();
        await store.MakeAsync(handover, await store.FindCustomersAsync(giver, today, CancellationToken.None), CancellationToken.None);
        while (await bank.Grains.GetGrain<IHandoverMover>(id).MoveSomeAsync())
        {
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return await store.FindAsync(id, CancellationToken.None) is ({ State: HandoverState.Done }, { Failed: 0, Waiting: 0 } progress) && progress.Moved == customers
            ? seconds
            : throw new InvalidOperationException("The handover is not done.");
    }
}
