using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Totals;

namespace Podium.Grains.Leagues;

/// <summary>An indicator's reading with the signs of a league's buckets looked up once.</summary>
internal sealed class TableSelector(IndicatorDefinition indicator, Period period, Measure measure, IReadOnlyList<BucketKey> buckets)
{
    private readonly List<sbyte> _signs = [];

    public IndicatorSelector Indicator { get; } = new(indicator, period, measure);

    public void Read(ref IndicatorSelector.Reading reading, ReadOnlySpan<(int Bucket, BucketLine Line)> lines, PeriodFrame frame)
    {
        foreach (var (bucket, line) in lines)
        {
            Read(ref reading, bucket, line, frame);
        }
    }

    public void Read(ref IndicatorSelector.Reading reading, IEnumerable<(int Bucket, BucketLine Line)> lines, PeriodFrame frame)
    {
        foreach (var (bucket, line) in lines)
        {
            Read(ref reading, bucket, line, frame);
        }
    }

    private void Read(ref IndicatorSelector.Reading reading, int bucket, BucketLine line, PeriodFrame frame)
    {
        while (_signs.Count <= bucket)
        {
            _signs.Add((sbyte)Indicator.SignOf(buckets[_signs.Count]));
        }

        if (_signs[bucket] != 0)
        {
            Indicator.Read(ref reading, _signs[bucket], line, frame);
        }
    }
}
