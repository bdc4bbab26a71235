using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Hosting;

// Appends until it is killed, and prints the id of each posting once it is acknowledged.
// Arguments: Sqlite or Postgres, path or connection string, prefix of the ids.
var (provider, target, prefix) = (Enum.Parse<StorageProvider>(args[0]), args[1], args[2]);
var services = new ServiceCollection();
services.AddSingleton<ILedgerDispatcher, Nobody>();
services.AddPodiumStorage(new ConfigurationBuilder().Build(), options =>
{
    options.Provider = provider;
    options.Path = provider == StorageProvider.Sqlite ? target : options.Path;
    options.ConnectionString = target;
});
await using var storage = services.BuildServiceProvider();
await storage.MigratePodiumAsync();
var appender = storage.GetRequiredService<ILedgerAppender>();
var output = TextWriter.Synchronized(Console.Out);
var next = 0;
await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => Task.Run(() => AppendForeverAsync($"C{caller}"))));

async Task AppendForeverAsync(string customer)
{
    while (true)
    {
        var number = Interlocked.Increment(ref next);
        var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");
        // As many legs as the posting's amount says, so that the reader can tell a torn one.
        var legs = 1 + (number % 3);
        var result = await appender.AppendAsync(new LedgerBatch(customer, [.. Enumerable.Range(0, legs).Select(leg => Leg(customer, id, leg, legs))]));
        if (!result.IsCommitted)
        {
            throw new InvalidOperationException($"{id} was refused.");
        }

        await output.WriteLineAsync(id);
    }
}

static LedgerEntry Leg(string customer, string id, int leg, int legs) => new(
    Sequence: 0, Position: 0, "crash", id, leg, customer, AccountId: null, $"M{leg}", EntryKind.DepositIn, "current", CustomerKind.Person, EntryEffect.Business,
    Amount: 1, Quantity: 0, new DateOnly(2026, 1, 1), DateTimeOffset.UnixEpoch, RecordedAt: default, new DateOnly(2026, 1, 1), ShareBasisPoints: 10_000 / legs,
    PostingAmount: legs, ContentHash: legs);

internal sealed class Nobody : ILedgerDispatcher
{
    public void Dispatch(IReadOnlyList<LedgerEntry> committed)
    {
    }
}
