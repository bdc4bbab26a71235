using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;

namespace Podium.Grains.Tests.Totals;

/// <summary>Pushed, pulled, lost, doubled, saved and taken up again: every entry counts once.</summary>
public sealed class PortfolioBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly ManagerRecord Manager = new("M", "M", "manager", true, [new ManagerPlacement("A", DateOnly.MinValue)]);

    [Fact]
    public void Every_entry_counts_once_however_it_comes() =>
        Gen.Select(Gen.Int[1, 15], Gen.Select(Gen.Int[0, 6], Gen.Int[0, 15]).Array[1, 40]).Sample((count, events) =>
        {
            // Positions are commits: two entries each. What lies below the safe position is all there is below it.
            var ledger = Enumerable.Range(0, count).Select(i => PortfolioTotalsTests.Entry(Today.AddDays(-i), 1L << i, sequence: i, position: i / 2)).ToArray();
            var book = new PortfolioBook("M", Manager, 1, new PeriodFrame(Today));
            foreach (var (kind, at) in events)
            {
                switch (kind)
                {
                    case 0 or 1:
                        book.Count(ledger[at % count]);
                        break;
                    case 2 or 3:
                        book.Take(Tail(ledger, book.Position, at % (count + 1)));
                        break;
                    case 4 or 5:
                        var tail = Tail(ledger, book.Position, at % (count + 1));
                        book.TryPass(new LedgerTailLength(book.Position, tail.Entries.Count, tail.SafePosition));
                        break;
                    default:
                        book = SaveAndTakeUp(book);
                        break;
                }
            }

            book.Take(Tail(ledger, book.Position, count));
            book.Entries.ShouldBe(count);
            book.Sum().Single().Value.Level.ShouldBe((1L << count) - 1);
        });

    [Fact]
    public void A_tail_that_was_pushed_whole_is_passed_without_reading_it()
    {
        var ledger = Enumerable.Range(0, 4).Select(i => PortfolioTotalsTests.Entry(Today, 1, sequence: i, position: i)).ToArray();
        var book = new PortfolioBook("M", Manager, 1, new PeriodFrame(Today));
        book.Count(ledger[0]);
        book.Count(ledger[1]);
        book.Count(ledger[3]);

        book.TryPass(new LedgerTailLength(0, 2, 2)).ShouldBeTrue();
        book.Position.ShouldBe(2);
        book.TryPass(new LedgerTailLength(2, 2, 4)).ShouldBeFalse("entry 2 is missing");
        book.Position.ShouldBe(2);
    }

    private static LedgerTail Tail(LedgerEntry[] ledger, long from, long safe) =>
        new([.. ledger.Where(e => e.Position >= from && e.Position < safe)], Math.Max(from, safe));

    private static PortfolioBook SaveAndTakeUp(PortfolioBook book)
    {
        var (revision, applied, payload, _) = book.BeginSave();
        return new PortfolioBook(new ManagerCheckpoint("M", revision, book.Position, applied, book.Entries, []), payload);
    }
}
