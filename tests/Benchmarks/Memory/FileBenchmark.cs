using Microsoft.Extensions.DependencyInjection;
using Podium.Benchmarks.Support;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;
using Podium.Testing;

namespace Podium.Benchmarks.Memory;

/// <summary>What a customer costs in memory when its file is closed, beside one that has none.</summary>
internal static class FileBenchmark
{
    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var each = settings.Quick ? 1_000 : 10_000;
        var table = new BenchTable(
            "Memory of customers and their files",
            $"Live bytes on the managed heap after activating {each:N0} customers of each kind in a fresh silo over SQLite; each has 3 postings. A full file has notes of 2,000 characters and a family of ten.",
            "customers", "activated", "bytes each");
        var folder = Directory.CreateTempSubdirectory("podium-file-").FullName;
        await using (var filled = await new TestBank(folder: folder).StartAsync())
        {
            var business = await BenchBank.FillAsync(filled.Grains, 100, each * 2);
            await BenchBank.PostAsync(filled.Grains, business, each * 6, 500, 4);
            await ForAsync(each, each * 2, i => filled.Grains.GetGrain<ICustomerGrain>(BenchBusiness.CustomerId(i)).SaveFileAsync(File(i)));
        }

        await using (var bank = await new TestBank(folder: folder).StartAsync())
        {
            await bank.Grains.GetGrain<ICustomerGrain>("nobody").GetAsync();
            var start = Live();
            await ForAsync(0, each, i => bank.Grains.GetGrain<ICustomerGrain>(BenchBusiness.CustomerId(i)).GetAsync());
            var alone = Live();
            table.Add("alone", each, (alone - start) / each);
            await ForAsync(each, each * 2, i => bank.Grains.GetGrain<ICustomerGrain>(BenchBusiness.CustomerId(i)).GetAsync());
            var closed = Live();
            table.Add("with a full file, never opened", each, (closed - alone) / each);
            await ForAsync(each, each * 2, i => bank.Services.GetRequiredService<ICustomerFileStore>().LoadAsync(BenchBusiness.CustomerId(i), CancellationToken.None));
            table.Add("with a full file, opened and closed again", each, (Live() - alone) / each);
        }

        Directory.Delete(folder, recursive: true);
        return table;
    }

    private static long Live() => GC.GetTotalMemory(forceFullCollection: true);

    private static FileChange File(int number) => new(
        "bench-" + BenchBusiness.CustomerId(number),
        0,
        CustomerStatus.Active,
        CoreQuality: false,
        new PersonFile([.. Enumerable.Range(0, 10).Select(i => new FamilyMember("Member " + i, "family"))], "Director", "Mr", new Birthday(BirthdayCalendar.Solar, 3, 4), "chess"),
        Notes: new string('n', 2_000),
        Phone: "13800000000",
        Address: "1 Long Road");

    private static Task ForAsync(int from, int to, Func<int, Task> call) =>
        Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => await call(i));
}
