using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Ledger;

public abstract class LedgerFollowerTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    [Fact]
    public async Task Two_writers_append_at_once_and_a_follower_skips_nothing_and_sees_nothing_twice()
    {
        var other = await OpenAnotherAsync();
        var reader = Store.Get<ILedgerReader>();
        var seen = new List<LedgerEntry>();
        var position = 0L;
        var writing = Task.WhenAll(WriteAsync(Store, "a"), WriteAsync(other, "b"));
        while (!writing.IsCompleted)
        {
            await FollowAsync();
        }

        await writing;
        await Eventually.BecomesAsync(async () => { await FollowAsync(); return seen.Count; }, count => count >= 2_000, Token);

        seen.Count.ShouldBe(2_000);
        seen.Select(entry => (entry.Source, entry.PostingId)).ShouldBeUnique();
        seen.Select(entry => entry.Sequence).ShouldBeUnique();

        async Task FollowAsync()
        {
            var length = await reader.CountManagerTailAsync("M1", position, Token);
            var tail = await reader.ReadManagerTailAsync("M1", position, Token);
            tail.Entries.Count(entry => entry.Position < length.SafePosition).ShouldBe((int)length.Entries);
            tail.SafePosition.ShouldBeGreaterThanOrEqualTo(position);
            tail.Entries.ShouldAllBe(entry => entry.Position >= position && entry.Position < tail.SafePosition);
            seen.AddRange(tail.Entries);
            position = tail.SafePosition;
        }
    }

    [Fact]
    public async Task Two_writers_that_race_for_the_same_postings_count_each_once()
    {
        var other = await OpenAnotherAsync();

        var answers = await Task.WhenAll(WriteAsync(Store, "same"), WriteAsync(other, "same"));

        answers.Sum().ShouldBe(1_000);
        (await Store.Get<ILedgerReader>().ReadCustomerAsync("C1", Token)).Select(entry => entry.PostingId).ShouldBeUnique();
    }

    // Groups of changing size, batches of one to three, in another order for each writer.
    private static async Task<int> WriteAsync(Storage storage, string source)
    {
        var store = storage.Get<ILedgerStore>();
        var random = new Random(storage.GetHashCode());
        var ids = Enumerable.Range(0, 1_000).ToArray();
        random.Shuffle(ids);
        var (next, committed) = (0, 0);
        while (next < ids.Length)
        {
            var group = new List<LedgerBatch>();
            for (var i = random.Next(1, 40); i > 0 && next < ids.Length; i--)
            {
                group.Add(Sample.Batch(Sample.Entry($"p{ids[next++]}", source: source)));
            }

            var results = await store.CommitAsync(group, Storage.Now, Token);
            committed += results.Sum(result => result.Committed.Length);
            results.ShouldAllBe(result => result.IsCommitted || result.Existing.Length == 1);
        }

        return committed;
    }
}

public sealed class SqliteLedgerFollowerTests(SqliteFixture fixture) : LedgerFollowerTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresLedgerFollowerTests(PostgresFixture fixture) : LedgerFollowerTests(fixture)
{
    [Fact]
    public async Task An_entry_behind_a_transaction_that_still_runs_is_not_trusted_yet()
    {
        var database = Store.Get<Podium.Silo.Database.Postgres.PostgresDatabase>();
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        await using var running = await connection.BeginTransactionAsync(Token);
        await using var command = new Npgsql.NpgsqlCommand("select pg_current_xact_id()::text::bigint", connection, running);
        var earlier = (long)(await command.ExecuteScalarAsync(Token))!;
        var entry = (await Store.Get<ILedgerAppender>().AppendAsync(Sample.Batch(Sample.Entry()))).Committed[0];

        var during = await Store.Get<ILedgerReader>().ReadManagerTailAsync("M1", 0, Token);
        await running.CommitAsync(Token);
        var after = await Eventually.BecomesAsync(() => Store.Get<ILedgerReader>().ReadManagerTailAsync("M1", during.SafePosition, Token), tail => tail.SafePosition > entry.Position, Token);

        entry.Position.ShouldBeGreaterThan(earlier);
        during.Entries.ShouldBeEmpty();
        during.SafePosition.ShouldBeLessThanOrEqualTo(earlier);
        after.Entries.ShouldBe([entry]);
    }
}
