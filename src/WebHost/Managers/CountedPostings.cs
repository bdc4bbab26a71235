using System.Collections.Immutable;
using System.Text.Json;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;

namespace Podium.WebHost.Managers;

/// <summary>Shows ledger entries to people: with the names of the customers. Only for callers whose scope has the entries' managers.</summary>
internal sealed class CountedPostings(ICustomerStore customers)
{
    /// <summary>The entries in the same order.</summary>
    public async Task<ImmutableArray<CountedPosting>> ShowAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var ids = entries.Select(entry => entry.CustomerId).Distinct(StringComparer.Ordinal).ToArray();
        var names = await customers.GetNamesAsync(ids, cancellationToken);
        return [.. entries.Select(entry => Show(entry, names.GetValueOrDefault(entry.CustomerId, entry.CustomerId)))];
    }

    private static CountedPosting Show(LedgerEntry entry, string customerName) => new(
        entry.Sequence,
        entry.Source,
        entry.PostingId,
        entry.CustomerId,
        customerName,
        JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString()),
        entry.Product,
        JsonNamingPolicy.CamelCase.ConvertName(entry.Effect.ToString()),
        entry.Amount,
        entry.Quantity,
        entry.ValueDate,
        entry.BookedAt,
        entry.RecordedAt,
        entry.ShareBasisPoints);
}
