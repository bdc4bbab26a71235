using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Grains.Calendar;

namespace Podium.Grains.Totals;

/// <summary>A change that counts from a day after the business date.</summary>
/// <param name="Day">The day it counts from.</param>
/// <param name="Amount">Minor units or pieces.</param>
/// <param name="BookedAt">When it was booked.</param>
[GenerateSerializer, Immutable, Alias("podium.pending-step")]
public readonly record struct PendingStep(DateOnly Day, long Amount, DateTimeOffset BookedAt);

/// <summary>
/// One bucket as of a business date: its level, what came within each period to date, and its running sum of day-end levels.
/// A level is a step function of the date, so its running sum over a period is a line: <c>offset + level * days</c>, where a change of
/// x on day d takes <c>x * (d - start)</c> off the offset. Lines add up, and a later date is reached without reading anything.
/// </summary>
/// <param name="Level">Everything up to the date.</param>
/// <param name="DayFlow">What is dated on the business date.</param>
/// <param name="MonthFlow">What is dated within the month.</param>
/// <param name="QuarterFlow">What is dated within the quarter.</param>
/// <param name="YearFlow">What is dated within the year.</param>
/// <param name="MonthOffset">Offset of the running sum over the month.</param>
/// <param name="QuarterOffset">Offset of the running sum over the quarter.</param>
/// <param name="YearOffset">Offset of the running sum over the year.</param>
/// <param name="ReachedAt">Newest booking time of what is in.</param>
/// <param name="Pending">What counts from later days, ascending by day, one step a day.</param>
[GenerateSerializer, Immutable, Alias("podium.bucket-line")]
public sealed record BucketLine(
    long Level,
    long DayFlow,
    long MonthFlow,
    long QuarterFlow,
    long YearFlow,
    long MonthOffset,
    long QuarterOffset,
    long YearOffset,
    DateTimeOffset ReachedAt,
    ImmutableArray<PendingStep> Pending)
{
    /// <summary>Nothing.</summary>
    public static readonly BucketLine Zero = new(0, 0, 0, 0, 0, 0, 0, 0, DateTimeOffset.MinValue, []);

    /// <summary>
    /// Whether there is nothing to tell of: no level, no business this year. What cancelled out within a day leaves no trace, however the line was
    /// built, and what counts from a day to come is no data yet.
    /// </summary>
    public bool IsEmpty => (Level | DayFlow | MonthFlow | QuarterFlow | YearFlow | MonthOffset | QuarterOffset | YearOffset) == 0;

    /// <summary>Whether there was nothing to tell of at the end of the day before: everything is dated on the business date.</summary>
    public bool BeganToday(PeriodFrame frame)
    {
        return Level == DayFlow && MonthFlow == DayFlow && QuarterFlow == DayFlow && YearFlow == DayFlow
            && MonthOffset == OffsetOfToday(Period.Month) && QuarterOffset == OffsetOfToday(Period.Quarter) && YearOffset == OffsetOfToday(Period.Year);

        long OffsetOfToday(Period period) => checked(-DayFlow * (frame.DaysOf(period) - 1));
    }

    /// <summary>What is dated within a period to date.</summary>
    public long Flow(Period period) => period switch
    {
        Period.Day => DayFlow,
        Period.Month => MonthFlow,
        Period.Quarter => QuarterFlow,
        _ => YearFlow,
    };

    /// <summary>Sum of the day-end levels of a period to date.</summary>
    public long RunningSum(Period period, PeriodFrame frame) => checked(Offset(period) + (Level * frame.DaysOf(period)));

    private long Offset(Period period) => period switch
    {
        Period.Day => 0,
        Period.Month => MonthOffset,
        Period.Quarter => QuarterOffset,
        _ => YearOffset,
    };

    /// <summary>The sum of two lines of the same date.</summary>
    public BucketLine Plus(BucketLine other) => Combine(other, 1);

    /// <summary>This line less another of the same date. The booking time stays: it only ever moves forward.</summary>
    public BucketLine Minus(BucketLine other) => Combine(other, -1);

    /// <summary>The same line on a later date.</summary>
    public BucketLine RollTo(PeriodFrame from, PeriodFrame to)
    {
        if (to.Date <= from.Date)
        {
            return this;
        }

        var rolled = this with
        {
            DayFlow = 0,
            MonthFlow = Keeps(Period.Month) ? MonthFlow : 0,
            MonthOffset = Keeps(Period.Month) ? MonthOffset : 0,
            QuarterFlow = Keeps(Period.Quarter) ? QuarterFlow : 0,
            QuarterOffset = Keeps(Period.Quarter) ? QuarterOffset : 0,
            YearFlow = Keeps(Period.Year) ? YearFlow : 0,
            YearOffset = Keeps(Period.Year) ? YearOffset : 0,
        };
        if (Pending.IsEmpty || Pending[0].Day > to.Date)
        {
            return rolled;
        }

        var due = Pending.TakeWhile(step => step.Day <= to.Date).ToArray();
        rolled = rolled with { Pending = Pending.RemoveRange(0, due.Length) };
        return due.Aggregate(rolled, (line, step) => line.WithStep(to, DateOnly.MinValue, step.Day, step.Amount, step.BookedAt));

        bool Keeps(Period period) => from.StartOf(period) == to.StartOf(period);
    }

    /// <summary>
    /// Adds a change of a level that this holder has from <paramref name="heldFrom"/> on: what is dated before counts in the level
    /// from that day, but not in the flows.
    /// </summary>
    public BucketLine WithStep(PeriodFrame frame, DateOnly heldFrom, DateOnly day, long amount, DateTimeOffset bookedAt)
    {
        if (day > frame.Date)
        {
            return this with { Pending = AddPending(Pending, new PendingStep(day, amount, bookedAt)) };
        }

        checked
        {
            var first = (day > heldFrom ? day : heldFrom).DayNumber;
            return this with
            {
                Level = Level + amount,
                DayFlow = DayFlow + FlowOf(Period.Day),
                MonthFlow = MonthFlow + FlowOf(Period.Month),
                QuarterFlow = QuarterFlow + FlowOf(Period.Quarter),
                YearFlow = YearFlow + FlowOf(Period.Year),
                MonthOffset = MonthOffset - (amount * DaysMissed(Period.Month)),
                QuarterOffset = QuarterOffset - (amount * DaysMissed(Period.Quarter)),
                YearOffset = YearOffset - (amount * DaysMissed(Period.Year)),
                ReachedAt = Later(ReachedAt, bookedAt),
            };

            int DaysMissed(Period period) => Math.Max(0, first - frame.StartOf(period).DayNumber);
        }

        long FlowOf(Period period) => day >= heldFrom && day >= frame.StartOf(period) ? amount : 0;
    }

    /// <summary>Adds a change to what a holder had until the day before <paramref name="heldUntil"/>, a day not after the frame's date.</summary>
    public BucketLine WithPastStep(PeriodFrame frame, DateOnly heldFrom, DateOnly heldUntil, DateOnly day, long amount, DateTimeOffset bookedAt)
    {
        if (day >= heldUntil)
        {
            return this;
        }

        checked
        {
            var first = (day > heldFrom ? day : heldFrom).DayNumber;
            return this with
            {
                DayFlow = DayFlow + FlowOf(Period.Day),
                MonthFlow = MonthFlow + FlowOf(Period.Month),
                QuarterFlow = QuarterFlow + FlowOf(Period.Quarter),
                YearFlow = YearFlow + FlowOf(Period.Year),
                MonthOffset = MonthOffset + (amount * DaysHeld(Period.Month)),
                QuarterOffset = QuarterOffset + (amount * DaysHeld(Period.Quarter)),
                YearOffset = YearOffset + (amount * DaysHeld(Period.Year)),
                ReachedAt = Later(ReachedAt, bookedAt),
            };

            int DaysHeld(Period period) => Math.Max(0, heldUntil.DayNumber - Math.Max(first, frame.StartOf(period).DayNumber));
        }

        long FlowOf(Period period) => day >= heldFrom && day >= frame.StartOf(period) ? amount : 0;
    }

    private BucketLine Combine(BucketLine other, int sign)
    {
        checked
        {
            return new BucketLine(
                Level + (sign * other.Level),
                DayFlow + (sign * other.DayFlow),
                MonthFlow + (sign * other.MonthFlow),
                QuarterFlow + (sign * other.QuarterFlow),
                YearFlow + (sign * other.YearFlow),
                MonthOffset + (sign * other.MonthOffset),
                QuarterOffset + (sign * other.QuarterOffset),
                YearOffset + (sign * other.YearOffset),
                Later(ReachedAt, other.ReachedAt),
                other.Pending.IsEmpty ? Pending : AddPending(Pending, other.Pending, sign));
        }
    }

    private static ImmutableArray<PendingStep> AddPending(ImmutableArray<PendingStep> pending, ImmutableArray<PendingStep> steps, int sign)
    {
        foreach (var step in steps)
        {
            pending = AddPending(pending, step with { Amount = sign * step.Amount });
        }

        return pending;
    }

    private static ImmutableArray<PendingStep> AddPending(ImmutableArray<PendingStep> pending, PendingStep step)
    {
        var index = 0;
        while (index < pending.Length && pending[index].Day < step.Day)
        {
            index++;
        }

        if (index == pending.Length || pending[index].Day != step.Day)
        {
            return pending.Insert(index, step);
        }

        var amount = checked(pending[index].Amount + step.Amount);
        return amount == 0
            ? pending.RemoveAt(index)
            : pending.SetItem(index, new PendingStep(step.Day, amount, Later(pending[index].BookedAt, step.BookedAt)));
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
