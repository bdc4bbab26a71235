using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Ledger;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Ledger;

public abstract class LedgerAppendTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private ILedgerAppender Appender => Store.Get<ILedgerAppender>();

    private ILedgerReader Reader => Store.Get<ILedgerReader>();

    [Fact]
    public async Task A_committed_batch_reads_back_as_it_was_answered()
    {
        var result = await Appender.AppendAsync(Sample.Batch(
            Sample.Entry("p1", amount: 6_000, postingAmount: 10_000) with { ShareBasisPoints = 6_000 },
            Sample.Entry("p1", leg: 1, manager: "M2", amount: 4_000, postingAmount: 10_000) with { ShareBasisPoints = 4_000 },
            Sample.Entry("p2", account: null, kind: EntryKind.ProductOpened, product: "card", amount: 0, quantity: 1)));

        result.IsCommitted.ShouldBeTrue();
        result.Committed.Length.ShouldBe(3);
        result.Committed.ShouldAllBe(entry => entry.RecordedAt == Storage.Now && entry.Position > 0);
        result.Committed.Select(entry => entry.Sequence).ShouldBeInOrder(SortDirection.Ascending);
        (await Reader.ReadCustomerAsync("C1", Token)).ShouldBe(result.Committed);
        (await Reader.ReadPostingAsync("core", "p1", Token)).ShouldBe(result.Committed[..2]);
        (await Reader.ReadPostingAsync("core", "p3", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_posting_that_the_ledger_has_refuses_the_whole_batch_and_shows_the_fingerprint()
    {
        await Appender.AppendAsync(Sample.Batch(Sample.Entry("p1", hash: 7)));

        var refused = await Appender.AppendAsync(Sample.Batch(Sample.Entry("p0"), Sample.Entry("p1", hash: 8), Sample.Entry("p2")));

        refused.IsCommitted.ShouldBeFalse();
        refused.Committed.ShouldBeEmpty();
        refused.Existing.ShouldBe([new ExistingPosting("core", "p1", "C1", 7)]);
        (await Reader.ReadCustomerAsync("C1", Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_of_another_source_is_another_posting()
    {
        await Appender.AppendAsync(Sample.Batch(Sample.Entry("p1")));

        (await Appender.AppendAsync(Sample.Batch(Sample.Entry("p1", source: "credit")))).IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_posting_known_of_another_customer_says_whose_it_is()
    {
        await Appender.AppendAsync(Sample.Batch(Sample.Entry("p1", customer: "C1", hash: 7)));

        var refused = await Appender.AppendAsync(Sample.Batch(Sample.Entry("p1", customer: "C2")));

        refused.Existing.ShouldBe([new ExistingPosting("core", "p1", "C1", 7)]);
    }

    [Fact]
    public async Task A_posting_is_reversed_once_only()
    {
        await Appender.AppendAsync(Sample.Batch(Sample.Entry("p1", amount: 6_000, postingAmount: 10_000), Sample.Entry("p1", leg: 1, amount: 4_000, postingAmount: 10_000)));
        var reversal = await Appender.AppendAsync(Sample.Batch(
            Sample.Entry("r1", amount: -6_000, reverses: "p1", hash: 9, postingAmount: -10_000),
            Sample.Entry("r1", leg: 1, amount: -4_000, reverses: "p1", hash: 9, postingAmount: -10_000)));

        var second = await Appender.AppendAsync(Sample.Batch(Sample.Entry("r2", amount: -6_000, reverses: "p1"), Sample.Entry("r2", leg: 1, amount: -4_000, reverses: "p1")));

        second.Committed.ShouldBeEmpty();
        second.Existing.ShouldBe([new ExistingPosting("core", "r1", "C1", 9)]);
        (await Reader.ReadReversalOfAsync("core", "p1", Token)).ShouldBe(reversal.Committed);
        (await Reader.ReadReversalOfAsync("core", "r1", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Batches_of_one_group_are_judged_in_their_order()
    {
        await Appender.AppendAsync(Sample.Batch(Sample.Entry("p0", hash: 1)));

        var results = await Store.Get<ILedgerStore>().CommitAsync(
            [
                Sample.Batch(Sample.Entry("p1", hash: 2), Sample.Entry("p0", hash: 1)),
                Sample.Batch(Sample.Entry("p1", hash: 3)),
                Sample.Batch(Sample.Entry("p2")),
                Sample.Batch(Sample.Entry("p1", hash: 4)),
                Sample.Batch(Sample.Entry("r1", reverses: "p2", hash: 5)),
                Sample.Batch(Sample.Entry("r2", reverses: "p2", hash: 6)),
            ],
            Storage.Now,
            Token);

        results.Select(result => result.IsCommitted).ShouldBe([false, true, true, false, true, false]);
        results[0].Existing.ShouldContain(new ExistingPosting("core", "p0", "C1", 1));
        results[3].Existing.ShouldBe([new ExistingPosting("core", "p1", "C1", 3)]);
        results[5].Existing.ShouldBe([new ExistingPosting("core", "r1", "C1", 5)]);
        (await Reader.ReadCustomerAsync("C1", Token)).Select(entry => entry.PostingId).ShouldBe(["p0", "p1", "p2", "r1"]);
    }

    [Fact]
    public async Task An_account_of_another_customer_refuses_the_whole_batch()
    {
        await Appender.AppendAsync(Sample.Registration("C1", accounts: ["A1", "A2"]));

        var refused = await Appender.AppendAsync(Sample.Registration("C2", accounts: ["A3", "A2"]) with { Entries = [Sample.Entry(customer: "C2")] });

        refused.IsCommitted.ShouldBeFalse();
        refused.TakenAccounts.ShouldBe(["A2"]);
        (await Store.Get<ICustomerStore>().LoadAsync("C2", Token)).ShouldBeNull();
        (await Store.Get<ICustomerStore>().FindAccountOwnerAsync("A3", Token)).ShouldBeNull();
        (await Reader.ReadCustomerAsync("C2", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_batches_of_one_group_that_claim_one_account_leave_it_to_the_first()
    {
        var results = await Store.Get<ILedgerStore>().CommitAsync([Sample.Registration("C2", accounts: ["A1"]), Sample.Registration("C1", accounts: ["A1"])], Storage.Now, Token);

        results.Select(result => result.IsCommitted).ShouldBe([true, false]);
        results[1].TakenAccounts.ShouldBe(["A1"]);
        (await Store.Get<ICustomerStore>().FindAccountOwnerAsync("A1", Token)).ShouldBe("C2");
    }

    [Fact]
    public async Task Repeating_the_accounts_of_the_same_customer_is_harmless()
    {
        await Appender.AppendAsync(Sample.Registration("C1", accounts: ["A1"]));

        (await Appender.AppendAsync(new LedgerBatch("C1", [], Accounts: ["A1", "A2"]))).IsCommitted.ShouldBeTrue();

        (await Store.Get<ICustomerStore>().LoadAsync("C1", Token))!.Accounts.ShouldBe(["A1", "A2"]);
    }

    [Fact]
    public async Task Each_manager_is_told_of_its_own_entries()
    {
        await Appender.AppendAsync(Sample.Batch(
            Sample.Entry("p1", manager: "M1"),
            Sample.Entry("p1", leg: 1, manager: "M2"),
            Sample.Entry("p2", manager: "M1")));

        var calls = Store.Dispatcher.Calls.ToDictionary(call => call[0].ManagerId, call => call.Select(entry => (entry.PostingId, entry.Leg)).ToArray());
        calls.Count.ShouldBe(2);
        calls["M1"].ShouldBe([("p1", 0), ("p2", 0)]);
        calls["M2"].ShouldBe([("p1", 1)]);
    }

    [Fact]
    public async Task What_is_durable_is_answered_even_when_no_manager_can_be_told()
    {
        Store.Dispatcher.Fails = true;

        (await Appender.AppendAsync(Sample.Batch(Sample.Entry()))).IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_text_that_no_database_can_keep_harms_its_own_batch_only()
    {
        var broken = Appender.AppendAsync(Sample.Registration("C1", Sample.Customer("half \ud83d pair")));
        var zero = Appender.AppendAsync(Sample.Batch(Sample.Entry("p\0")));
        var good = await Appender.AppendAsync(Sample.Registration("C2", Sample.Customer("张伟 \ud83d\ude00")));

        await Should.ThrowAsync<ArgumentException>(() => broken);
        await Should.ThrowAsync<ArgumentException>(() => zero);
        good.IsCommitted.ShouldBeTrue();
        (await Store.Get<ICustomerStore>().LoadAsync("C2", Token))!.Row.Profile.Name.ShouldBe("张伟 \ud83d\ude00");
    }

    [Fact]
    public async Task Many_callers_at_once_all_get_their_own_answer()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(i => Appender.AppendAsync(Sample.Batch(Sample.Entry($"p{i / 2}", hash: i, customer: $"C{i % 7}")))));

        results.Count(result => result.IsCommitted).ShouldBe(1_500);
        results.Chunk(2).ShouldAllBe(pair => pair.Count(result => result.IsCommitted) == 1);
        results.SelectMany(result => result.Committed).Select(entry => entry.Sequence).ShouldBeUnique();
    }

    [Fact]
    public async Task Disposing_commits_what_waits()
    {
        var waiting = Enumerable.Range(0, 500).Select(i => Appender.AppendAsync(Sample.Batch(Sample.Entry($"p{i}")))).ToArray();
        await ((IAsyncDisposable)Appender).DisposeAsync();

        var results = await Task.WhenAll(waiting);

        results.ShouldAllBe(result => result.IsCommitted);
        (await Reader.ReadCustomerAsync("C1", Token)).Count.ShouldBe(500);
    }
}

public sealed class SqliteLedgerAppendTests(SqliteFixture fixture) : LedgerAppendTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresLedgerAppendTests(PostgresFixture fixture) : LedgerAppendTests(fixture);
