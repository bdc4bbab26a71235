using Podium.Benchmarks.Support;
using Podium.Contracts.Customers;
using Podium.Contracts.Managers;
using Podium.Testing;

namespace Podium.Benchmarks.Memory;

/// <summary>What an activation costs: memory before and after, over a bank whose grains were all asleep.</summary>
internal static class MemoryBenchmark
{
    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var (managers, customers) = settings.Quick ? (100, 2_000) : (1_000, 20_000);
        var table = new BenchTable(
            "Memory of active grains",
            $"Live bytes on the managed heap after activating {customers:N0} customers, then {managers:N0} managers, in a fresh silo over SQLite; each customer has 3 postings. "
            + "A manager's part includes what its leagues keep of it.",
            "grain", "activated", "bytes each");
        var folder = Directory.CreateTempSubdirectory("podium-memory-").FullName;
        await using (var filled = await new TestBank(folder: folder).StartAsync())
        {
            var business = await BenchBank.FillAsync(filled.Grains, managers, customers);
            await BenchBank.PostAsync(filled.Grains, business, customers * 3, 500, 4);
        }

        await using (var bank = await new TestBank(folder: folder).StartAsync())
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await ForAllAsync(customers, i => bank.Grains.GetGrain<ICustomerGrain>(BenchBusiness.CustomerId(i)).GetAsync());
            var after = GC.GetTotalMemory(forceFullCollection: true);
            table.Add("customer", customers, (after - before) / customers);
            await ForAllAsync(managers, i => bank.Grains.GetGrain<IManagerGrain>(BenchBank.ManagerId(i)).GetTotalsAsync());
            table.Add("manager", managers, (GC.GetTotalMemory(forceFullCollection: true) - after) / managers);
        }

        Directory.Delete(folder, recursive: true);
        return table;
    }

    private static Task ForAllAsync(int count, Func<int, Task> call) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => await call(i));
}
