using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Silo.Database;
using Podium.Silo.Hosting;
using Podium.WebHost.Operations.Demo;

namespace Podium.Benchmarks.Customers;

/// <summary>A bank of customers and owners alone, written straight into the tables.</summary>
internal sealed class SearchBank : IAsyncDisposable
{
    /// <summary>Customers of one manager (domain: 700 is usual).</summary>
    public const int CustomersPerManager = 700;

    private const int Chunk = 20_000;
    private static readonly DateOnly Since = new(2025, 1, 1);

    private readonly ServiceProvider _services;

    private SearchBank(ServiceProvider services) => _services = services;

    /// <summary>Some customers, to make searches from.</summary>
    public List<(CustomerProfile Profile, string Licence)> Sample { get; } = [];

    public long Terms { get; private set; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static string Manager(int index) => string.Create(CultureInfo.InvariantCulture, $"M{index:0000}");

    /// <summary>Makes the bank.</summary>
    public static async Task<SearchBank> FillAsync(Action<PodiumStorageOptions> configure, string path, int customers)
    {
        var services = new ServiceCollection();
        services.AddPodiumStorage(new ConfigurationBuilder().Build(), options =>
        {
            options.Path = path;
            configure(options);
        });
        var bank = new SearchBank(services.BuildServiceProvider());
        await bank._services.MigratePodiumAsync();
        await bank.FillAsync(customers);
        return bank;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task FillAsync(int customers)
    {
        var database = Get<IPodiumDatabase>();
        var names = new DemoNames(1);
        var random = new Random(1);
        // Loaded in any order, then put into their place in order: as a backup comes back.
        await RunAsync(database, "create table term_load (term text not null, customer_id text not null)");
        for (var from = 0; from < customers; from += Chunk)
        {
            var rows = Enumerable.Range(from, Math.Min(Chunk, customers - from)).Select(i => Customer(i, names, random)).ToArray();
            Sample.AddRange(rows.Where((_, i) => i % 2_000 == 0).Select(row => (row.Profile, row.Licence)));
            await database.WriteAsync(sql => WriteAsync(sql, rows), Durability.Derived, CancellationToken.None);
        }

        Terms = await database.WriteAsync(
            async sql => (long)await sql.ExecuteAsync("insert into customer_term (term, customer_id) select distinct term, customer_id from term_load order by term, customer_id"),
            Durability.Derived,
            CancellationToken.None);
        await RunAsync(database, "drop table term_load");
        await RunAsync(database, "analyze");
    }

    private static Task RunAsync(IPodiumDatabase database, string text) => database.WriteAsync(sql => sql.ExecuteAsync(text), Durability.Derived, CancellationToken.None);

    private static BankCustomer Customer(int index, DemoNames names, Random random)
    {
        var kind = random.NextDouble() < 0.62 ? CustomerKind.Person : CustomerKind.Corporate;
        var licence = kind == CustomerKind.Person ? "" : string.Create(CultureInfo.InvariantCulture, $"9131{random.NextInt64(10_000_000_000_000):00000000000000}");
        var content = FileContent.Empty(kind);
        content = content.Company is { } company && licence.Length > 0 ? content with { Company = company with { LicenceNumber = licence } } : content;
        var id = string.Create(CultureInfo.InvariantCulture, $"C{index:0000000}");
        var profile = names.Profile(kind);
        return new BankCustomer(id, profile, licence, CustomerCard.Of(id, profile, content), Manager(index / CustomersPerManager));
    }

    private static async Task<bool> WriteAsync(Sql sql, BankCustomer[] rows)
    {
        await PutAsync(
            sql,
            "customer (customer_id, name, kind, phone, home_unit_id, since, tier)",
            [("id", ColumnType.Text), ("name", ColumnType.Text), ("kind", ColumnType.Number), ("phone", ColumnType.Text), ("unit", ColumnType.Text), ("since", ColumnType.Day), ("tier", ColumnType.Number)],
            rows.Select(row => new object?[] { row.Id, row.Profile.Name, row.Profile.Kind, row.Profile.Phone, "B1", Since, 0 }));
        await PutAsync(sql, "assignment (customer_id, from_day)", [("id", ColumnType.Text), ("day", ColumnType.Day)], rows.Select(row => new object?[] { row.Id, Since }));
        await PutAsync(
            sql,
            "assignment_share (customer_id, from_day, ordinal, manager_id, basis_points)",
            [("id", ColumnType.Text), ("day", ColumnType.Day), ("ordinal", ColumnType.Number), ("manager", ColumnType.Text), ("points", ColumnType.Number)],
            rows.Select(row => new object?[] { row.Id, Since, 0, row.ManagerId, 10_000 }));
        await PutAsync(
            sql,
            "customer_card (customer_id, terms, basic_percent, full_percent)",
            [("id", ColumnType.Text), ("terms", ColumnType.Text), ("basic", ColumnType.Number), ("full_share", ColumnType.Number)],
            rows.Select(row => new object?[] { row.Id, $"|{string.Join('|', row.Card.Terms)}|", row.Card.BasicPercent, row.Card.FullPercent }));
        await PutAsync(
            sql,
            "term_load (term, customer_id)",
            [("term", ColumnType.Text), ("id", ColumnType.Text)],
            rows.SelectMany(row => row.Card.Terms.Select(term => new object?[] { term, row.Id })));
        return true;
    }

    private static Task PutAsync(Sql sql, string table, (string Name, ColumnType Type)[] columns, IEnumerable<object?[]> rows) => sql.ExecuteAsync(
        $"insert into {table} select {string.Join(", ", columns.Select(column => column.Name))} from {sql.Dialect.Rows("rows", columns)} loaded",
        ("rows", SqlDialect.ToRows(rows, static row => row)));

    private sealed record BankCustomer(string Id, CustomerProfile Profile, string Licence, CustomerCard Card, string ManagerId);
}
