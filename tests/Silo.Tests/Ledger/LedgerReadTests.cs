using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Ledger;

public abstract class LedgerReadTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateOnly Jan = new(2026, 1, 10);
    private static readonly DateOnly Feb = new(2026, 2, 10);
    private static readonly DateOnly Mar = new(2026, 3, 10);

    private ILedgerReader Reader => Store.Get<ILedgerReader>();

    private IExplainReader Explain => Store.Get<IExplainReader>();

    [Fact]
    public async Task A_tail_has_what_came_at_or_after_the_position_and_says_where_to_go_on()
    {
        var empty = await Reader.ReadManagerTailAsync("M1", 0, Token);
        var first = await AppendAsync(Sample.Entry("p1"), Sample.Entry("p2", manager: "M2"));
        var tail = await TailWithAsync(empty.SafePosition, first[0]);
        var second = await AppendAsync(Sample.Entry("p3"));

        empty.Entries.ShouldBeEmpty();
        tail.Entries.ShouldBe(first.Where(entry => entry.ManagerId == "M1"));
        tail.SafePosition.ShouldBeGreaterThan(first[0].Position);
        (await TailWithAsync(tail.SafePosition, second[0])).Entries.ShouldBe(second);
        (await TailWithAsync(first[0].Position, second[0])).Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_latest_of_a_manager_come_newest_first()
    {
        await AppendAsync(Sample.Entry("p1"), Sample.Entry("p2"));
        await AppendAsync(Sample.Entry("p3"));

        (await Reader.ReadLatestOfManagerAsync("M1", 2, Token)).Select(entry => entry.PostingId).ShouldBe(["p3", "p2"]);
    }

    [Fact]
    public async Task Managers_are_behind_until_their_checkpoint_has_everything()
    {
        var first = await AppendAsync(Sample.Entry("p1", manager: "M1"), Sample.Entry("p2", manager: "M2"));
        var second = await AppendAsync(Sample.Entry("p3", manager: "M1"));
        var checkpoints = Store.Get<IManagerCheckpointStore>();
        await checkpoints.SaveAsync(new ManagerCheckpoint("M2", 1, second[0].Position, [], 1, []), [], Token);

        (await Reader.FindBehindAsync(["M1", "M2", "M3"], Token)).ShouldBe(["M1"]);

        await checkpoints.SaveAsync(new ManagerCheckpoint("M1", 1, first[0].Position, [first[0].Sequence], 1, []), [], Token);
        (await Reader.FindBehindAsync(["M1", "M2"], Token)).ShouldBe(["M1"]);

        await checkpoints.SaveAsync(new ManagerCheckpoint("M1", 2, second[0].Position, [second[0].Sequence], 2, []), [], Token);
        (await Reader.FindBehindAsync(["M1", "M2"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_explanation_sums_all_that_match_and_shows_a_page_of_it()
    {
        await AppendAsync(
            Sample.Entry("p1", amount: 100, valueDate: Jan),
            Sample.Entry("p2", amount: 40, valueDate: Feb, kind: EntryKind.DepositOut),
            Sample.Entry("p3", amount: 7, valueDate: Mar),
            Sample.Entry("fee", amount: 1_000, valueDate: Feb, kind: EntryKind.Fee),
            Sample.Entry("later", amount: 1_000, valueDate: Mar.AddDays(1)),
            Sample.Entry("other", amount: 1_000, valueDate: Jan, manager: "M9"),
            Sample.Entry("moved", amount: -5, valueDate: Feb, effect: EntryEffect.Transfer));

        var page = await Explain.ReadAsync(Balance(to: Mar), 1, 2, Token);

        page.Count.ShouldBe(4);
        page.Sum.ShouldBe(100 - 40 + 7 - 5);
        page.Entries.Select(entry => entry.PostingId).ShouldBe(["moved", "p2"], ignoreOrder: true);
        page.RunningSum.ShouldBe((100 * Days(Jan, Mar)) - (40 * Days(Feb, Mar)) + 7 - (5 * Days(Feb, Mar)));
    }

    [Fact]
    public async Task A_running_sum_counts_days_within_the_asked_range_only()
    {
        await AppendAsync(Sample.Entry("p1", amount: 100, valueDate: Jan), Sample.Entry("p2", amount: 10, valueDate: Mar.AddDays(-1)));

        var page = await Explain.ReadAsync(Balance(to: Mar) with { From = Feb }, 0, 10, Token);

        page.Count.ShouldBe(1);
        page.RunningSum.ShouldBe(20);
    }

    [Fact]
    public async Task An_explanation_can_be_narrowed_by_every_filter()
    {
        await AppendAsync(
            Sample.Entry("p1", amount: 1, product: "term", customerKind: CustomerKind.Person, recordedOn: Jan, valueDate: Jan, customer: "C1"),
            Sample.Entry("p2", amount: 2, product: "current", customerKind: CustomerKind.Corporate, recordedOn: Mar, valueDate: Jan, customer: "C2"),
            Sample.Entry("p3", amount: 4, product: "term", quantity: 3, valueDate: Jan, recordedOn: Jan, customer: "C2", effect: EntryEffect.Transfer));

        (await SumAsync(Balance(Mar))).ShouldBe(7);
        (await SumAsync(Balance(Mar) with { Transfers = false })).ShouldBe(3);
        (await SumAsync(Balance(Mar) with { Quantities = true })).ShouldBe(3);
        (await SumAsync(Balance(Mar) with { Products = ["term"] })).ShouldBe(5);
        (await SumAsync(Balance(Mar) with { Product = "current" })).ShouldBe(2);
        (await SumAsync(Balance(Mar) with { CustomerKind = CustomerKind.Person })).ShouldBe(1);
        (await SumAsync(Balance(Mar) with { CustomerId = "C2" })).ShouldBe(6);
        (await SumAsync(Balance(Mar) with { RecordedUpTo = Feb })).ShouldBe(5);
        (await SumAsync(Balance(Mar) with { ManagerIds = [] })).ShouldBe(0);
        (await SumAsync(Balance(Mar) with { Terms = [] })).ShouldBe(0);
    }

    [Fact]
    public async Task Late_entries_are_those_recorded_after_the_close_for_days_up_to_it()
    {
        await AppendAsync(
            Sample.Entry("in-time", valueDate: Jan, recordedOn: Jan),
            Sample.Entry("late", valueDate: Jan, recordedOn: Mar),
            Sample.Entry("before-close", valueDate: Jan, recordedOn: Feb),
            Sample.Entry("new", valueDate: Mar, recordedOn: Mar),
            Sample.Entry("other", valueDate: Jan, recordedOn: Mar, manager: "M9"));

        (await Explain.ReadLateAsync(["M1"], Feb, Feb, Token)).Select(entry => entry.PostingId).ShouldBe(["late"]);
    }

    [Fact]
    public async Task Day_sums_fold_what_lies_before_a_day_into_the_day_before_it()
    {
        await AppendAsync(
            Sample.Entry("p1", amount: 1, valueDate: Jan),
            Sample.Entry("p2", amount: 2, valueDate: Jan.AddDays(1), quantity: 1),
            Sample.Entry("p3", amount: 4, valueDate: Feb),
            Sample.Entry("p4", amount: 8, valueDate: Mar),
            Sample.Entry("p5", amount: 16, valueDate: Feb, manager: "M2"));

        var folded = await Explain.ReadDaySumsAsync(["M1", "M2"], Feb, Feb, null, Token);
        var plain = await Explain.ReadDaySumsAsync(["M1"], Mar, null, null, Token);

        folded.Select(row => (row.ManagerId, row.Change.ValueDate, row.Change.Amount, row.Change.Quantity))
            .ShouldBe([("M1", Feb.AddDays(-1), 3, 1), ("M1", Feb, 4, 0), ("M2", Feb, 16, 0)]);
        plain.Select(row => (row.Change.ValueDate, row.Change.Amount)).ShouldBe([(Jan, 1), (Jan.AddDays(1), 2), (Feb, 4), (Mar, 8)]);
        plain[0].Change.BookedAt.ShouldBe((await Reader.ReadCustomerAsync("C1", Token))[0].BookedAt);
    }

    [Fact]
    public async Task Day_sums_as_of_a_day_leave_out_what_was_recorded_later()
    {
        await AppendAsync(
            Sample.Entry("early", amount: 1, valueDate: Jan, recordedOn: Jan),
            Sample.Entry("late", amount: 2, valueDate: Jan, recordedOn: Mar),
            Sample.Entry("later", amount: 4, valueDate: Feb, recordedOn: Mar));

        var closed = await Explain.ReadDaySumsAsync(["M1"], Feb, Feb, Feb, Token);

        closed.Select(row => (row.Change.ValueDate, row.Change.Amount)).ShouldBe([(Feb.AddDays(-1), 1)]);
    }

    [Fact]
    public async Task Reconciliation_finds_postings_and_transfers_that_do_not_add_up()
    {
        await AppendAsync(
            Sample.Entry("whole", amount: 60, postingAmount: 100),
            Sample.Entry("whole", leg: 1, amount: 40, postingAmount: 100),
            Sample.Entry("torn", amount: 60, postingAmount: 100),
            Sample.Entry("move", source: "podium", effect: EntryEffect.Transfer, amount: -30),
            Sample.Entry("move", source: "podium", leg: 1, effect: EntryEffect.Transfer, amount: 30),
            Sample.Entry("lost", source: "podium", effect: EntryEffect.Transfer, amount: -30));
        var reconcile = Store.Get<IReconcileReader>();

        (await reconcile.FindUnbalancedPostingsAsync(Token)).ShouldBe([new PostingReference("core", "torn")]);
        (await reconcile.FindUnbalancedTransfersAsync(Token)).ShouldBe([new PostingReference("podium", "lost")]);
        (await reconcile.SumByPostingAsync(Token)).ShouldBe([new KindSum(EntryKind.DepositIn, "current", CustomerKind.Corporate, 200, 0)]);
        (await reconcile.SumByLegAsync(Token)).ShouldBe([new KindSum(EntryKind.DepositIn, "current", CustomerKind.Corporate, 130, 0)]);
    }

    [Fact]
    public async Task A_customer_s_levels_come_from_business_up_to_the_day()
    {
        await AppendAsync(
            Sample.Entry("p1", amount: 100, valueDate: Jan),
            Sample.Entry("p2", amount: 30, valueDate: Feb, kind: EntryKind.DepositOut),
            Sample.Entry("p3", amount: 1_000, valueDate: Mar),
            Sample.Entry("l1", amount: 500, valueDate: Jan, kind: EntryKind.LoanDisbursed, product: "loan"),
            Sample.Entry("l2", amount: 50, valueDate: Feb, kind: EntryKind.LoanRepaid, product: "loan"),
            Sample.Entry("t", amount: 9, valueDate: Jan, effect: EntryEffect.Transfer));

        (await Store.Get<IReconcileReader>().SumCustomerAsync("C1", Feb, Token)).ShouldBe((70, 450));
        (await Store.Get<IReconcileReader>().SumCustomerAsync("nobody", Feb, Token)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Runs_of_the_reconciliation_are_kept_newest_first()
    {
        var reconcile = Store.Get<IReconcileReader>();
        await reconcile.SaveRunAsync(new ReconcileRun(0, Storage.Now, Storage.Now.AddSeconds(1), true, 10, "[]"), Token);
        await reconcile.SaveRunAsync(new ReconcileRun(0, Storage.Now, Storage.Now.AddSeconds(2), false, 20, """[{"level":"unit"}]"""), Token);

        var runs = await reconcile.ReadRunsAsync(5, Token);

        runs.Select(run => (run.Green, run.Entries)).ShouldBe([(false, 20), (true, 10)]);
        runs[0].ShouldBe(new ReconcileRun(runs[0].Id, Storage.Now, Storage.Now.AddSeconds(2), false, 20, """[{"level":"unit"}]"""));
    }

    private static ExplainQuery Balance(DateOnly to) =>
        new(["M1"], [(EntryKind.DepositIn, 1), (EntryKind.DepositOut, -1)], [], null, Transfers: true, Quantities: false, From: null, to);

    private static long Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber + 1;

    private async Task<long> SumAsync(ExplainQuery query) => (await Explain.ReadAsync(query, 0, 10, Token)).Sum;

    // Transactions of other databases on the server hold the safe position back too.
    private Task<LedgerTail> TailWithAsync(long position, LedgerEntry entry) =>
        Eventually.BecomesAsync(() => Reader.ReadManagerTailAsync("M1", position, Token), tail => tail.SafePosition > entry.Position, Token);

    private async Task<IReadOnlyList<LedgerEntry>> AppendAsync(params LedgerEntry[] entries)
    {
        var result = await Store.Get<ILedgerAppender>().AppendAsync(Sample.Batch(entries));
        result.IsCommitted.ShouldBeTrue();
        return result.Committed;
    }
}

public sealed class SqliteLedgerReadTests(SqliteFixture fixture) : LedgerReadTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresLedgerReadTests(PostgresFixture fixture) : LedgerReadTests(fixture);
