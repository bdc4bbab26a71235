using System.Collections.Immutable;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Leagues.History;

/// <summary>Which part of the entries is wanted. A filter leaves the value as it is.</summary>
/// <param name="Offset">0-based.</param>
/// <param name="Count">At most this many.</param>
/// <param name="CustomerId">Only this customer; null for all.</param>
/// <param name="Product">Only this product; null for all.</param>
/// <param name="From">Only from this value date; null for all.</param>
/// <param name="To">Only up to this value date; null for all.</param>
public sealed record ExplainFilter(int Offset, int Count, string? CustomerId = null, string? Product = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>What makes a number. All sums are over every entry, not over the page.</summary>
/// <param name="Value">The number; null without data.</param>
/// <param name="Days">Days of an average; null for other forms.</param>
/// <param name="Opening">Balances: the level before the period. Averages: what <c>Increase</c> compares with. 0 for other forms.</param>
/// <param name="OpeningRunningSum">Averages: what the level before the period adds to the running sum of day-end levels; null for other forms.</param>
/// <param name="Count">How many entries match.</param>
/// <param name="Sum">Contributions of all that match; of averages their running contributions.</param>
/// <param name="Entries">The page, newest value date first.</param>
public sealed record Explanation(
    long? Value, int? Days, long Opening, long? OpeningRunningSum, long Count, long Sum, ImmutableArray<ExplainedEntry> Entries);

/// <summary>An entry and what it adds.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Contribution">What it adds to a level or flow.</param>
/// <param name="RunningContribution">Averages: what it adds to the running sum, its contribution times the days it lay there; null for other forms.</param>
public sealed record ExplainedEntry(LedgerEntry Entry, long Contribution, long? RunningContribution);
