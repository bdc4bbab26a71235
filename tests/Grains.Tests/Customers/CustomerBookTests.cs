using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Ledger;

namespace Podium.Grains.Tests.Customers;

/// <summary>Random histories of one customer against the plain way.</summary>
public sealed class CustomerBookTests
{
    private const long Threshold = 1_000;
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Gen<int> Offset = Gen.Int[0, 60];

    private static readonly Gen<Posting> Business = Gen.Select(Gen.Int[0, 3].Select(i => new[] { PostingKind.DepositIn, PostingKind.DepositOut, PostingKind.Fee, PostingKind.ProductOpened }[i]), Gen.Long[1, 1_500], Offset)
        .Select((kind, amount, day) => new Posting(
            "core", string.Empty, "C", null, kind, kind == PostingKind.ProductOpened ? "card" : "current", kind == PostingKind.ProductOpened ? 0 : amount, "CNY", Start.AddDays(day), Now));

    private static readonly Gen<Assignment> Owners = Gen.Select(Offset, ShareSplitTests.Shares, Gen.Int[0, 3]).Select((day, shares, shift) =>
        new Assignment(Start.AddDays(day), [.. shares.Select((s, i) => s with { ManagerId = "M" + ((i + shift) % 4) })]));

    [Fact]
    public void Kinds_of_postings_are_the_first_kinds_of_entries() => Enum.GetValues<PostingKind>().Where(k => k != PostingKind.Reversal)
        .ShouldAllBe(kind => CustomerBook.KindOf(kind).ToString() == kind.ToString());

    [Fact]
    public void Whatever_happens_in_whatever_order_each_manager_has_what_the_assignments_say() =>
        Gen.Select(Business.Array[1, 12], Owners.Array[0, 4], Gen.Int[0, 11].Array[0, 3], Gen.Int[0, 1_000_000]).Sample((business, owners, reversed, seed) =>
        {
            var history = new History(owners.Length == 0 ? [] : owners[0].Shares);
            var steps = business.Select((p, i) => (Action)(() => history.Book(p with { Id = "p" + i })))
                .Concat(owners.Select((o, i) => (Action)(() => history.Assign("op" + i, o))));
            var random = new Random(seed);
            foreach (var step in steps.OrderBy(_ => random.Next()).ToArray())
            {
                step();
            }

            var takenBack = reversed.Where(i => i < business.Length).Distinct().ToArray();
            foreach (var i in takenBack)
            {
                history.Reverse("p" + i);
            }

            Compare(history, [.. business.Where((_, i) => !takenBack.Contains(i))]);
        });

    [Fact]
    public void A_reversal_leaves_every_day_as_if_the_posting_had_not_been()
    {
        var history = new History([new Share("M1", 3_333), new Share("M2", 6_667)]);
        history.Book(Deposit("p1", 5_000, 10));
        history.Assign("op", new Assignment(Start.AddDays(20), [new Share("M3", 10_000)]));
        history.Reverse("p1");

        history.Entries.Where(e => e.Kind != EntryKind.Customer).GroupBy(e => (e.ManagerId, e.Kind, e.ValueDate))
            .ShouldAllBe(g => g.Sum(e => e.Amount) == 0 && g.Sum(e => e.Quantity) == 0);
    }

    [Fact]
    public void Flows_already_earned_stay_with_who_earned_them()
    {
        var history = new History([new Share("M1", 10_000)]);
        history.Book(Deposit("p1", 200, 5) with { Kind = PostingKind.Fee, Product = "service" });
        history.Assign("op", new Assignment(Start.AddDays(2), [new Share("M2", 10_000)]));

        history.Entries.Where(e => e.Kind == EntryKind.Fee).Select(e => (e.ManagerId, e.Amount)).ShouldBe([("M1", 200)]);
    }

    private static Posting Deposit(string id, long amount, int day) => new("core", id, "C", null, PostingKind.DepositIn, "current", amount, "CNY", Start.AddDays(day), Now);

    private static void Compare(History history, Posting[] business)
    {
        var levels = business.Where(p => p.Kind is PostingKind.DepositIn or PostingKind.DepositOut).ToArray();
        for (var day = Start; day <= Start.AddDays(61); day = day.AddDays(1))
        {
            var deposits = levels.Where(p => p.ValueDate <= day).Sum(p => p.Kind == PostingKind.DepositIn ? p.Amount : -p.Amount);
            history.Level(day, EntryKind.DepositIn, EntryKind.DepositOut).ShouldBe(deposits);
            history.Pieces(day, EntryKind.EffectiveCustomer).ShouldBe(deposits >= Threshold ? 1 : 0);
            history.Pieces(day, EntryKind.Customer).ShouldBe(1);
            history.Pieces(day, EntryKind.ProductOpened).ShouldBe(business.Count(p => p.Kind == PostingKind.ProductOpened && p.ValueDate <= day));
            foreach (var manager in new[] { "M0", "M1", "M2", "M3", "~A" })
            {
                // Every posting is split on its own, so the sum of the splits is what a manager has, whatever came first.
                history.Level(day, EntryKind.DepositIn, EntryKind.DepositOut, manager).ShouldBe(levels.Where(p => p.ValueDate <= day)
                    .Sum(p => (p.Kind == PostingKind.DepositIn ? 1 : -1) * PartOf(history.OwnersOn(day), manager, p.Amount)));
            }
        }

        history.Entries.Where(e => e.Kind == EntryKind.Fee).Sum(e => e.Amount).ShouldBe(business.Where(p => p.Kind == PostingKind.Fee).Sum(p => p.Amount));
    }

    private static long PartOf(ImmutableArray<Share> owners, string manager, long amount) =>
        ShareSplit.Split(amount, owners).Zip(owners).Where(part => part.Second.ManagerId == manager).Sum(part => part.First);

    private sealed class History
    {
        private readonly CustomerBook _book;

        public History(ImmutableArray<Share> first)
        {
            var row = new CustomerRow(new CustomerProfile("C", CustomerKind.Person), "A", Start, Tier.General);
            _book = new CustomerBook("C", new CustomerRecord(row, [new Assignment(Start, first)], [], [], []), Threshold);
            Entries.AddRange(_book.DecideRegistration(0, Start, Now));
        }

        public List<LedgerEntry> Entries { get; } = [];

        public void Book(Posting posting) => Take(_book.Decide(posting, Start));

        public void Reverse(string id)
        {
            var reversal = new Posting("core", "r-" + id, "C", null, PostingKind.Reversal, "x", 0, "CNY", Start.AddDays(100), Now, new PostingReference("core", id));
            var original = Entries.Where(e => e.PostingId == id).ToArray();
            _book.CheckReversal(reversal, original).ShouldBeNull();
            Take(_book.DecideReversal(reversal, original, Start));
        }

        public void Assign(string operationId, Assignment assignment)
        {
            var next = _book.Ownership.With(assignment, "A");
            Take(_book.DecideAssignment(operationId, next, Entries, 0, assignment.From, Start, Now));
            _book.Ownership = next;
        }

        public ImmutableArray<Share> OwnersOn(DateOnly day) => _book.Ownership.OwnersOn(day);

        public long Level(DateOnly day, EntryKind plus, EntryKind minus, string? manager = null) => Until(day, manager).Sum(e => e.Kind == plus ? e.Amount : e.Kind == minus ? -e.Amount : 0);

        public long Pieces(DateOnly day, EntryKind kind) => Until(day, null).Where(e => e.Kind == kind).Sum(e => e.Quantity);

        private IEnumerable<LedgerEntry> Until(DateOnly day, string? manager) => Entries.Where(e => e.ValueDate <= day && (manager is null || e.ManagerId == manager));

        private void Take(ImmutableArray<LedgerEntry> entries)
        {
            _book.Apply(entries);
            Entries.AddRange(entries);
        }
    }
}
