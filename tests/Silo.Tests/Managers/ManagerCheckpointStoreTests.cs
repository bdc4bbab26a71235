using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Managers;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Managers;

public abstract class ManagerCheckpointStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private IManagerCheckpointStore Checkpoints => Store.Get<IManagerCheckpointStore>();

    [Fact]
    public async Task A_checkpoint_comes_back_as_it_was_saved()
    {
        var checkpoint = new ManagerCheckpoint("M1", 1, 77, [long.MaxValue, 3], 9, [1, 2, 255]);

        (await Checkpoints.LoadAsync("M1", Token)).ShouldBeNull();
        (await Checkpoints.SaveAsync(checkpoint, [], Token)).ShouldBeTrue();

        (await Checkpoints.LoadAsync("M1", Token)).ShouldBeEquivalentTo(checkpoint with { Applied = new[] { long.MaxValue, 3 } });
        (await Checkpoints.LoadManyAsync(["M1", "M2"], Token)).ShouldHaveSingleItem().ManagerId.ShouldBe("M1");
    }

    [Fact]
    public async Task Only_the_next_revision_is_written_and_nothing_of_any_other()
    {
        await SaveAsync("M1", 1, Change(10));

        (await SaveAsync("M1", 1, Change(1_000))).ShouldBeFalse();
        (await SaveAsync("M1", 3, Change(1_000))).ShouldBeFalse();
        (await SaveAsync("M2", 2, Change(1_000))).ShouldBeFalse();
        (await SaveAsync("M1", 2, Change(5))).ShouldBeTrue();

        (await Checkpoints.ReadDaysAsync("M1", Token)).ShouldHaveSingleItem().Amount.ShouldBe(15);
        (await Checkpoints.ReadDaysAsync("M2", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_add_up_by_day_and_kind_of_business()
    {
        await SaveAsync("M1", 1, Change(10), Change(20), Change(1) with { Product = "term" }, Change(3) with { Quantity = 2, ValueDate = Sample.Day.AddDays(-1) });
        await SaveAsync("M1", 2, Change(-5) with { BookedAt = Storage.Now.AddDays(-1) }, Change(7) with { BookedAt = Storage.Now.AddDays(1), Product = "term" });

        (await Checkpoints.ReadDaysAsync("M1", Token)).ShouldBe(
        [
            Change(3) with { Quantity = 2, ValueDate = Sample.Day.AddDays(-1) },
            Change(25),
            Change(8) with { Product = "term", BookedAt = Storage.Now.AddDays(1) },
        ]);
    }

    [Fact]
    public async Task Many_managers_save_at_once()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => SaveAsync($"M{i}", 1, Change(i), Change(i) with { Product = "term" })));

        saved.ShouldAllBe(written => written);
        (await Checkpoints.LoadManyAsync([.. Enumerable.Range(0, 500).Select(i => $"M{i}")], Token)).Count.ShouldBe(500);
        (await Checkpoints.ReadDaysAsync("M499", Token)).Select(change => change.Amount).ShouldBe([499, 499]);
    }

    [Fact]
    public async Task A_reset_forgets_checkpoint_and_days()
    {
        await SaveAsync("M1", 1, Change(10));
        await Checkpoints.ResetAsync("M1", Token);

        (await Checkpoints.LoadAsync("M1", Token)).ShouldBeNull();
        (await Checkpoints.ReadDaysAsync("M1", Token)).ShouldBeEmpty();
        (await SaveAsync("M1", 1, Change(1))).ShouldBeTrue();
    }

    private static DayChange Change(long amount) =>
        new(EntryKind.DepositIn, EntryEffect.Business, CustomerKind.Person, "current", Sample.Day, amount, 0, Storage.Now);

    private Task<bool> SaveAsync(string manager, long revision, params DayChange[] changes) =>
        Checkpoints.SaveAsync(new ManagerCheckpoint(manager, revision, revision, [], 0, []), changes, Token);
}

public sealed class SqliteManagerCheckpointStoreTests(SqliteFixture fixture) : ManagerCheckpointStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresManagerCheckpointStoreTests(PostgresFixture fixture) : ManagerCheckpointStoreTests(fixture);
