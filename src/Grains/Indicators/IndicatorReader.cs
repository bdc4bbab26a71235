using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Managers;
using Podium.Grains.Calendar;
using Podium.Grains.Totals;

namespace Podium.Grains.Indicators;

/// <summary>Reads every indicator of a catalogue for every period. One for each version of the catalogue.</summary>
public sealed class IndicatorReader
{
    private static readonly ConditionalWeakTable<IndicatorCatalog, IndicatorReader> Readers = [];
    private readonly ImmutableArray<(IndicatorDefinition Indicator, Period Period, IndicatorSelector Value, IndicatorSelector? Increase)> _selectors;

    private IndicatorReader(IndicatorCatalog catalog) => _selectors =
    [
        .. from indicator in catalog.Indicators
           from period in Enum.GetValues<Period>()
           let hasIncrease = indicator.Form is IndicatorForm.Balance or IndicatorForm.Average
           select (
               indicator,
               period,
               new IndicatorSelector(indicator, period, Measure.Value),
               hasIncrease ? new IndicatorSelector(indicator, period, Measure.Increase) : null),
    ];

    /// <summary>The reader of a catalogue.</summary>
    public static IndicatorReader For(IndicatorCatalog catalog) => Readers.GetValue(catalog, static c => new IndicatorReader(c));

    /// <summary>Reads them all.</summary>
    public ImmutableArray<IndicatorValue> Read(IReadOnlyDictionary<BucketKey, BucketLine> lines, PeriodFrame frame)
    {
        var values = ImmutableArray.CreateBuilder<IndicatorValue>(_selectors.Length);
        foreach (var (indicator, period, value, increase) in _selectors)
        {
            var reading = value.ReadAll(lines, frame);
            values.Add(new IndicatorValue(indicator.Code, period, value.Value(reading, frame), increase?.Value(reading, frame)));
        }

        return values.MoveToImmutable();
    }
}
