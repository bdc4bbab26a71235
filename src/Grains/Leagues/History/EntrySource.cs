using System.Collections.Immutable;
using Podium.Contracts.Indicators;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;

namespace Podium.Grains.Leagues.History;

/// <summary>The ledger seen through an indicator.</summary>
internal sealed class EntrySource(IExplainReader reader, IndicatorDefinition indicator, DateOnly? recordedUpTo, CancellationToken cancellationToken)
{
    private readonly (EntryKind Kind, int Sign)[] _terms = [.. indicator.Terms.Select(term => (term.Kind, term.Sign))];

    /// <summary>The matching entries of a stretch of value dates.</summary>
    public Task<ExplainPage> ReadAsync(ImmutableArray<string> managerIds, DateOnly? from, DateOnly to, ExplainFilter filter) => reader.ReadAsync(
        new ExplainQuery(
            managerIds,
            _terms,
            indicator.Products,
            indicator.CustomerKind,
            Transfers: indicator.Form != IndicatorForm.Flow,
            Quantities: indicator.Unit == IndicatorUnit.Count,
            from,
            to,
            recordedUpTo,
            filter.CustomerId,
            filter.Product),
        filter.Offset,
        filter.Count,
        cancellationToken);

    /// <summary>What an entry adds to a level or flow.</summary>
    public long ContributionOf(LedgerEntry entry)
    {
        var sign = _terms.First(term => term.Kind == entry.Kind).Sign;
        return sign * (indicator.Unit == IndicatorUnit.Count ? entry.Quantity : entry.Amount);
    }
}
