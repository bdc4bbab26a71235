using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Managers;
using Podium.Grains.Totals;

namespace Podium.Grains.Tests.Totals;

/// <summary>Lines against the plain way: a loop over the days.</summary>
public sealed class PortfolioTotalsTests
{
    private static readonly DateOnly Start = new(2025, 11, 20);
    private static readonly BucketKey Deposits = new(EntryKind.DepositIn, EntryEffect.Business, CustomerKind.Person, "current", Lane.Amount);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 200].Select(Start.AddDays);
    private static readonly Gen<(DateOnly Day, long Amount)> Step = Gen.Select(Day, Gen.Long[-5_000, 5_000]);

    private static readonly Gen<ImmutableArray<ManagerPlacement>> Placements = Gen.Select(Gen.Int[0, 2].Array[0, 3], Day.Array[3]).Select((units, days) =>
        ImmutableArray.Create(new ManagerPlacement("U0", DateOnly.MinValue))
            .AddRange(days.Distinct().Order().Zip(units, (day, unit) => new ManagerPlacement("U" + unit, day))));

    [Fact]
    public void Lines_equal_the_plain_sums_and_means_for_any_history_and_any_day() =>
        Gen.Select(Placements, Step.Array[0, 40], Gen.Int[1, 20].Array[1, 12]).Sample((placements, steps, advances) =>
        {
            var frame = new PeriodFrame(Start);
            var totals = new PortfolioTotals(placements, frame);
            var applied = new List<(DateOnly Day, long Amount)>();
            var next = 0;
            foreach (var days in advances)
            {
                foreach (var step in steps.Skip(next).Take(4))
                {
                    totals.Add(Entry(step.Day, step.Amount));
                    applied.Add(step);
                }

                next += 4;
                frame = new PeriodFrame(frame.Date.AddDays(days));
                totals = MoveOn(totals, placements, frame, applied);
                Compare(totals, placements, frame, applied);
            }
        });

    [Fact]
    public void A_late_posting_moves_the_average_of_its_own_month()
    {
        var frame = new PeriodFrame(new DateOnly(2026, 3, 10));
        var totals = new PortfolioTotals([new ManagerPlacement("U0", DateOnly.MinValue)], frame);
        totals.Add(Entry(new DateOnly(2026, 3, 1), 1_000));
        totals.Add(Entry(new DateOnly(2026, 3, 6), 500));

        totals.Sum()[Deposits].RunningSum(Period.Month, frame).ShouldBe((10 * 1_000) + (5 * 500));
        totals.Sum()[Deposits].RunningSum(Period.Year, frame).ShouldBe((10 * 1_000) + (5 * 500));
    }

    [Fact]
    public void A_future_value_date_counts_on_its_day_without_any_call()
    {
        var totals = new PortfolioTotals([new ManagerPlacement("U0", DateOnly.MinValue)], new PeriodFrame(new DateOnly(2026, 3, 30)));
        totals.Add(Entry(new DateOnly(2026, 4, 2), 700));
        totals.Sum()[Deposits].Level.ShouldBe(0);

        var later = new PeriodFrame(new DateOnly(2026, 4, 3));
        totals.RollTo(later);

        totals.Sum()[Deposits].Level.ShouldBe(700);
        totals.Sum()[Deposits].MonthFlow.ShouldBe(700);
        totals.Sum()[Deposits].DayFlow.ShouldBe(0);
        totals.Sum()[Deposits].RunningSum(Period.Month, later).ShouldBe(2 * 700);
    }

    internal static LedgerEntry Entry(DateOnly day, long amount, long sequence = 0, long position = 0, string manager = "M", string product = "current") => new(
        sequence, position, "core", "p" + sequence, 0, "C", null, manager, EntryKind.DepositIn, product, CustomerKind.Person, EntryEffect.Business, amount, 0, day,
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), default, day, 10_000, amount, 0);

    private static PortfolioTotals MoveOn(
        PortfolioTotals totals, ImmutableArray<ManagerPlacement> placements, PeriodFrame frame, List<(DateOnly Day, long Amount)> applied)
    {
        if (totals.NextMove <= frame.Date)
        {
            return PortfolioTotals.Build(placements, frame, applied.Select(a => new DayChange(
                EntryKind.DepositIn, EntryEffect.Business, CustomerKind.Person, "current", a.Day, a.Amount, 0, default)));
        }

        totals.RollTo(frame);
        return PortfolioTotals.Restore(placements, totals.Frame, totals.Parts().ToArray());
    }

    private static void Compare(
        PortfolioTotals totals, ImmutableArray<ManagerPlacement> placements, PeriodFrame frame, List<(DateOnly Day, long Amount)> applied)
    {
        var record = new ManagerRecord("M", "M", "manager", true, placements);
        var parts = totals.Parts().GroupBy(p => p.UnitId).ToDictionary(g => g.Key, g => g.Select(p => p.Buckets[0].Line).Aggregate((a, b) => a.Plus(b)));
        foreach (var unit in placements.Select(p => p.UnitId).Distinct())
        {
            var line = parts.GetValueOrDefault(unit, BucketLine.Zero);
            line.Level.ShouldBe(record.UnitOn(frame.Date) == unit ? applied.Where(a => a.Day <= frame.Date).Sum(a => a.Amount) : 0);
            foreach (var period in Enum.GetValues<Period>())
            {
                var days = Enumerable.Range(0, frame.DaysOf(period)).Select(frame.StartOf(period).AddDays).Where(day => record.UnitOn(day) == unit).ToHashSet();
                line.Flow(period).ShouldBe(applied.Where(a => days.Contains(a.Day)).Sum(a => a.Amount));
                line.RunningSum(period, frame).ShouldBe(days.Sum(day => applied.Where(a => a.Day <= day).Sum(a => a.Amount)));
            }
        }
    }
}
