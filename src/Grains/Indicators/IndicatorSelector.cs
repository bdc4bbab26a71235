using Podium.Contracts.Calendar;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Contracts.Ledger;
using Podium.Grains.Calendar;
using Podium.Grains.Totals;

namespace Podium.Grains.Indicators;

/// <summary>Reads one indicator, period and measure off buckets.</summary>
public sealed class IndicatorSelector
{
    private readonly IndicatorDefinition _indicator;
    private readonly Period _period;
    private readonly Measure _measure;
    private readonly HashSet<string> _products;

    /// <summary>Prepares the reading. Errors: <c>measure_not_allowed</c>.</summary>
    public IndicatorSelector(IndicatorDefinition indicator, Period period, Measure measure)
    {
        if (measure == Measure.Increase && indicator.Form is IndicatorForm.Flow or IndicatorForm.NetIncrease)
        {
            throw new PodiumException(ErrorCodes.MeasureNotAllowed, $"'{indicator.Code}' has no increase; ask for its value.", "measure");
        }

        _indicator = indicator;
        _period = period;
        _measure = measure;
        _products = new HashSet<string>(indicator.Products, StringComparer.Ordinal);
    }

    /// <summary>+1 or -1 when the bucket counts, else 0.</summary>
    public int SignOf(BucketKey key)
    {
        if (key.Lane == Lane.Amount != (_indicator.Unit == IndicatorUnit.Money)
            || (key.Effect == EntryEffect.Transfer && _indicator.Form == IndicatorForm.Flow)
            || (_indicator.CustomerKind is { } kind && kind != key.CustomerKind)
            || (_products.Count > 0 && !_products.Contains(key.Product)))
        {
            return 0;
        }

        foreach (var term in _indicator.Terms)
        {
            if (term.Kind == key.Kind)
            {
                return term.Sign;
            }
        }

        return 0;
    }

    /// <summary>What matching buckets add up to; feed <see cref="SignOf"/> and each line into it.</summary>
    public Reading Start() => default;

    /// <summary>The value of what was read; null without data.</summary>
    public long? Value(in Reading reading, PeriodFrame frame) =>
        reading.HasData ? Compute(reading.Level, reading.Flow, reading.RunningSum, frame.DaysOf(_period)) : null;

    /// <summary>The value at the end of the day before; null where there was no data then, and for what begins anew today.</summary>
    public long? YesterdayValue(in Reading reading, PeriodFrame frame)
    {
        var days = frame.DaysOf(_period);
        var levelAlone = _indicator.Form == IndicatorForm.Balance && _measure == Measure.Value;
        return reading.HadData && (days > 1 || levelAlone)
            ? Compute(reading.Level - reading.DayFlow, reading.Flow - reading.DayFlow, reading.RunningSum - reading.Level, days - 1)
            : null;
    }

    /// <summary>Adds one bucket to a reading.</summary>
    public void Read(ref Reading reading, int sign, BucketLine line, PeriodFrame frame)
    {
        if (line.IsEmpty)
        {
            return;
        }

        checked
        {
            reading.HasData = true;
            reading.HadData = reading.HadData || !line.BeganToday(frame);
            reading.Level += sign * line.Level;
            reading.Flow += sign * line.Flow(_period);
            reading.DayFlow += sign * line.DayFlow;
            reading.RunningSum += _indicator.Form == IndicatorForm.Average ? sign * line.RunningSum(_period, frame) : 0;
            reading.ReachedAt = line.ReachedAt > reading.ReachedAt ? line.ReachedAt : reading.ReachedAt;
        }
    }

    /// <summary>Reads all buckets at once.</summary>
    public Reading ReadAll(IEnumerable<KeyValuePair<BucketKey, BucketLine>> lines, PeriodFrame frame)
    {
        var reading = Start();
        foreach (var (key, line) in lines)
        {
            var sign = SignOf(key);
            if (sign != 0)
            {
                Read(ref reading, sign, line, frame);
            }
        }

        return reading;
    }

    /// <summary>Rounds a running sum to a mean, half away from zero.</summary>
    public static long Mean(long runningSum, int days)
    {
        var (quotient, remainder) = Math.DivRem(runningSum, days);
        return 2 * Math.Abs(remainder) >= days ? quotient + Math.Sign(runningSum) : quotient;
    }

    private long Compute(long level, long flow, long runningSum, int days) => (_indicator.Form, _measure) switch
    {
        (IndicatorForm.Balance, Measure.Value) => level,
        (IndicatorForm.Balance, _) => flow,
        (IndicatorForm.Average, Measure.Value) => Mean(runningSum, days),
        (IndicatorForm.Average, _) => Mean(runningSum, days) - (level - flow),
        _ => flow,
    };

    /// <summary>Sums over the buckets that match; whether there were any, and whether there were any the day before.</summary>
    public record struct Reading(bool HasData, bool HadData, long Level, long Flow, long DayFlow, long RunningSum, DateTimeOffset ReachedAt);
}
