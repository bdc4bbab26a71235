using CsCheck;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Ledger;

public abstract class LedgerModelTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly Gen<LedgerEntry> GenEntry =
        from id in Gen.Int[0, 30]
        from leg in Gen.Int[0, 1]
        from reverses in Gen.Int[0, 90]
        from hash in Gen.Long
        select Sample.Entry($"p{id}", leg, hash: hash, reverses: reverses <= 30 ? $"p{reverses}" : null);

    // Keys within a batch are distinct: one customer decides on a posting once.
    private static readonly Gen<LedgerBatch> GenBatch =
        from entries in GenEntry.Array[1, 4]
        from customer in Gen.Int[1, 3]
        from accounts in Gen.Int[1, 6].HashSet[0, 2]
        let distinct = entries.DistinctBy(entry => (entry.PostingId, entry.Leg)).Where(entry => entry.ReversesId is null)
            .Concat(entries.Where(entry => entry.ReversesId is not null).DistinctBy(entry => (entry.ReversesId, entry.Leg)))
            .DistinctBy(entry => (entry.PostingId, entry.Leg))
        select new LedgerBatch($"C{customer}", [.. distinct.Select(entry => entry with { CustomerId = $"C{customer}" })], Accounts: [.. accounts.Select(id => $"A{id}")]);

    private static readonly Gen<LedgerBatch[][]> GenHistory = GenBatch.Array[1, 8].Array[1, 6];

    private int _round;

    [Fact]
    public Task Any_history_of_groups_gives_what_the_model_gives() => GenHistory.SampleAsync(
        async history =>
        {
            // Every round has postings, accounts and customers of its own in the one database.
            var source = $"s{Interlocked.Increment(ref _round)}";
            var model = new Model();
            foreach (var group in history.Select(group => group.Select(batch => Own(batch, source)).ToArray()))
            {
                var results = await Store.Get<ILedgerStore>().CommitAsync(group, Storage.Now, Token);
                results.Select(result => result.IsCommitted).ShouldBe(group.Select(model.Commit));
                foreach (var (batch, result) in group.Zip(results))
                {
                    result.Committed.Length.ShouldBe(result.IsCommitted ? batch.Entries.Length : 0);
                }
            }

            var kept = new List<LedgerEntry>();
            foreach (var customer in Enumerable.Range(1, 3))
            {
                kept.AddRange(await Store.Get<ILedgerReader>().ReadCustomerAsync($"{source}-C{customer}", Token));
            }

            kept.Select(entry => (entry.PostingId, entry.Leg, entry.ContentHash)).ShouldBe(model.Legs.Select(leg => (leg.Key.Id, leg.Key.Leg, leg.Value)), ignoreOrder: true);
        },
        iter: 150,
        threads: 1);

    private static LedgerBatch Own(LedgerBatch batch, string source) => batch with
    {
        CustomerId = $"{source}-{batch.CustomerId}",
        Accounts = [.. batch.Accounts.Select(account => $"{source}-{account}")],
        Entries =
        [
            .. batch.Entries.Select(entry => entry with
            {
                Source = source,
                CustomerId = $"{source}-{batch.CustomerId}",
                ReversesSource = entry.ReversesId is null ? null : source,
            }),
        ],
    };

    private sealed class Model
    {
        private readonly HashSet<(string Id, int Leg)> _reversals = [];
        private readonly Dictionary<string, string> _accounts = [];

        public Dictionary<(string Id, int Leg), long> Legs { get; } = [];

        public bool Commit(LedgerBatch batch)
        {
            if (batch.Accounts.Any(account => _accounts.TryGetValue(account, out var owner) && owner != batch.CustomerId)
                || batch.Entries.Any(entry => Legs.ContainsKey((entry.PostingId, entry.Leg)) || (entry.ReversesId is not null && _reversals.Contains((entry.ReversesId, entry.Leg)))))
            {
                return false;
            }

            foreach (var entry in batch.Entries)
            {
                Legs.Add((entry.PostingId, entry.Leg), entry.ContentHash);
                if (entry.ReversesId is not null)
                {
                    _reversals.Add((entry.ReversesId, entry.Leg));
                }
            }

            foreach (var account in batch.Accounts)
            {
                _accounts[account] = batch.CustomerId;
            }

            return true;
        }
    }
}

public sealed class SqliteLedgerModelTests(SqliteFixture fixture) : LedgerModelTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresLedgerModelTests(PostgresFixture fixture) : LedgerModelTests(fixture);
