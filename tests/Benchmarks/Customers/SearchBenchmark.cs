using System.Diagnostics;
using Podium.Benchmarks.Support;
using Podium.Contracts.Customers;
using Podium.Grains.Customers;
using Podium.Grains.Customers.Search;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Benchmarks.Customers;

/// <summary>How long a search among customers takes, by what is typed and by how much of the bank is in scope.</summary>
internal static class SearchBenchmark
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var customers = settings.Quick ? 50_000 : 1_000_000;
        var table = new BenchTable(
            "Search among customers",
            $"{customers:N0} customers with names, phones and licence numbers, {SearchBank.CustomersPerManager} to a manager; a page of 50 with owners and count, as the list asks for it. "
            + "Milliseconds, one search at a time, the caches warm; each kind is typed from 100 customers.",
            "database", "scope", "typed", "p50", "p99", "worst");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            var folder = Directory.CreateTempSubdirectory("podium-search-");
            await using (var bank = await SearchBank.FillAsync(store.Configure, Path.Combine(folder.FullName, "podium.db"), customers))
            {
                Console.Error.WriteLine($"{store.Name}: {bank.Terms:N0} terms");
                await MeasureAsync(bank, store.Name, table);
            }

            folder.Delete(recursive: true);
        }

        return table;
    }

    private static async Task MeasureAsync(SearchBank bank, string database, BenchTable table)
    {
        (string Name, string[]? Managers)[] scopes =
        [
            ("whole bank", null), ("branch, 100 managers", [.. Enumerable.Range(0, 100).Select(SearchBank.Manager)]), ("one manager", [SearchBank.Manager(1)]),
        ];
        (string Name, Func<(CustomerProfile Profile, string Licence), string> Type)[] kinds =
        [
            ("whole name", c => c.Profile.Name), ("two characters within", c => c.Profile.Name[1..Math.Min(3, c.Profile.Name.Length)]), ("one character", c => c.Profile.Name[..1]),
            ("pinyin", c => PinyinOf(c.Profile.Name)), ("initials", c => InitialsOf(c.Profile.Name)), ("first letter", c => InitialsOf(c.Profile.Name)[..1]),
            ("phone", c => c.Profile.Phone!), ("last 4 digits", c => c.Profile.Phone![^4..]), ("licence number", c => c.Licence.Length > 0 ? c.Licence : c.Profile.Name),
        ];
        foreach (var scope in scopes)
        {
            foreach (var kind in kinds)
            {
                var texts = bank.Sample.Where(c => c.Profile.Phone is not null).Take(100).Select(kind.Type).ToArray();
                var times = await TimeAsync(bank.Get<ICustomerStore>(), scope.Managers, texts);
                table.Add(database, scope.Name, kind.Name, times[times.Length / 2], times[(int)(times.Length * 0.99) - 1], times[^1]);
            }

            await ExplainAsync(bank.Get<IPodiumDatabase>(), scope.Managers, bank.Sample[0].Profile.Name[..2]);
        }
    }

    private static async Task<double[]> TimeAsync(ICustomerStore store, string[]? managers, string[] texts)
    {
        await store.SearchAsync(Query(texts[0], managers), CancellationToken.None);
        var times = new List<double>();
        foreach (var text in texts)
        {
            var started = Stopwatch.GetTimestamp();
            await store.SearchAsync(Query(text, managers), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static async Task ExplainAsync(IPodiumDatabase database, string[]? managers, string text)
    {
        var search = CustomerSearch.Of(Query(text, managers), database.Dialect);
        var explain = database is Silo.Database.Sqlite.SqliteDatabase ? ("explain query plan ", 3) : ("explain (analyze, buffers) ", 0);
        var plan = await database.ReadAsync(
            sql => sql.QueryAsync($"{explain.Item1}{search.With}select count(*) from customer c where {search.Where}", row => row.Text(explain.Item2), search.Parameters),
            CancellationToken.None);
        Console.Error.WriteLine(string.Join(Environment.NewLine, plan));
    }

    private static CustomerQuery Query(string text, string[]? managers) => new(text, managers, [], Today, 0, 50);

    private static string PinyinOf(string name) => string.Concat(name.EnumerateRunes().Select(rune => Pinyin.Of(rune) ?? rune.ToString()));

    private static string InitialsOf(string name) => string.Concat(name.EnumerateRunes().Take(4).Select(rune => (Pinyin.Of(rune) ?? rune.ToString())[..1]));
}
