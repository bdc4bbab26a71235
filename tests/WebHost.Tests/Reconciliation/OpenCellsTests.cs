using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Managers;
using Podium.Grains.Ledger;
using Podium.WebHost.Reconciliation;
using Podium.WebHost.Tests.Leagues;

namespace Podium.WebHost.Tests.Reconciliation;

/// <summary>When two numbers count as different.</summary>
public sealed class OpenCellsTests
{
    private readonly OpenCells _open = new(TimeSpan.FromSeconds(10));

    [Fact]
    public void Numbers_that_agree_once_are_proven()
    {
        _open.Begin(null, "M1", Values(100), [Values(90), Values(100)], At(0));
        _open.Count.ShouldBe(0);

        _open.Begin(null, "M1", Values(100), [Values(90), Values(95)], At(0));
        _open.Count.ShouldBe(1);
        _open.Again(null, "M1", Values(120), [Values(120), Values(130)], At(1));
        _open.Count.ShouldBe(0);
    }

    [Fact]
    public void Numbers_that_move_are_never_called_different()
    {
        _open.Begin("A", null, Values(100), [Values(90)], At(0));
        for (var second = 1; second < 100; second++)
        {
            _open.Again("A", null, Values(100 + second), [Values(90 + second)], At(second));
            _open.Settled(At(second)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Numbers_that_stand_still_and_differ_are_different()
    {
        _open.Begin("A", null, Values(100), [Values(90)], At(0));
        _open.Again("A", null, Values(100), [Values(90)], At(9));
        _open.Settled(At(9)).ShouldBeEmpty();
        _open.Again("A", null, Values(100), [Values(90)], At(10));

        _open.Settled(At(10)).ShouldHaveSingleItem().ShouldBe(new Difference("unit", "A", null, null, "deposit.balance/month/value", 100, 90));
    }

    [Fact]
    public void Legs_that_do_not_make_up_the_postings_differ()
    {
        var sums = new LedgerSums(
            [new KindSum(EntryKind.Fee, "", CustomerKind.Person, 100, 0), new KindSum(EntryKind.DepositIn, "term", CustomerKind.Person, 5, 0)],
            [new KindSum(EntryKind.Fee, "", CustomerKind.Person, 99, 0), new KindSum(EntryKind.DepositIn, "term", CustomerKind.Person, 5, 0)],
            2);

        var difference = ReconcileService.CompareSums(sums).ShouldHaveSingleItem();

        (difference.Level, difference.Expected, difference.Actual).ShouldBe(("customers", 100, 99));
    }

    private static DateTimeOffset At(int seconds) => Boards.Now.AddSeconds(seconds);

    private static ImmutableArray<IndicatorValue> Values(long value) => [new("deposit.balance", Period.Month, value, null)];
}
