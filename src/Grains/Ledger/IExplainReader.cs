using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>Reads the ledger to show which entries make a number. Sums are computed by the database over all matching rows, not over the page.</summary>
public interface IExplainReader
{
    /// <summary>A page of the matching entries, newest value date first, with count and sum over all of them.</summary>
    Task<ExplainPage> ReadAsync(ExplainQuery query, int offset, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Entries that came after their day was closed: value date up to <paramref name="upTo"/>, recorded on a business date after
    /// <paramref name="recordedAfter"/>; in order of sequence.
    /// </summary>
    Task<IReadOnlyList<LedgerEntry>> ReadLateAsync(IReadOnlyCollection<string> managerIds, DateOnly upTo, DateOnly recordedAfter, CancellationToken cancellationToken);

    /// <summary>
    /// Sums by manager, day and kind of business up to a value date, straight from the ledger (no checkpoint needed), for history.
    /// Days before <paramref name="foldBefore"/> are folded into one row dated the day before it. With <paramref name="recordedUpTo"/> only
    /// what was recorded on or before that business date counts.
    /// </summary>
    Task<IReadOnlyList<ManagerDayChange>> ReadDaySumsAsync(
        IReadOnlyCollection<string> managerIds, DateOnly upTo, DateOnly? foldBefore, DateOnly? recordedUpTo, CancellationToken cancellationToken);
}

/// <summary>Which entries are asked for.</summary>
/// <param name="ManagerIds">Whose.</param>
/// <param name="Terms">Kinds with the sign they count with.</param>
/// <param name="Products">Only these; empty for all.</param>
/// <param name="CustomerKind">Only this kind; null for all.</param>
/// <param name="Transfers">Whether transfers count (levels) or not (flows).</param>
/// <param name="Quantities">Sum pieces instead of minor units.</param>
/// <param name="From">First value date; null for the beginning.</param>
/// <param name="To">Last value date.</param>
/// <param name="RecordedUpTo">Only what was recorded on or before this business date; null for all.</param>
/// <param name="CustomerId">Only this customer; null for all.</param>
/// <param name="Product">Filter on one product; null for all.</param>
public sealed record ExplainQuery(
    IReadOnlyCollection<string> ManagerIds,
    IReadOnlyCollection<(EntryKind Kind, int Sign)> Terms,
    IReadOnlyCollection<string> Products,
    CustomerKind? CustomerKind,
    bool Transfers,
    bool Quantities,
    DateOnly? From,
    DateOnly To,
    DateOnly? RecordedUpTo = null,
    string? CustomerId = null,
    string? Product = null);

/// <summary>A page of entries.</summary>
/// <param name="Count">How many match.</param>
/// <param name="Sum">Signed sum over all that match.</param>
/// <param name="RunningSum">Sum over all that match of signed value times days from its value date (not before From) to To, both included: what it adds to the running sum of day-end levels.</param>
/// <param name="Entries">The page.</param>
public sealed record ExplainPage(long Count, long Sum, long RunningSum, IReadOnlyList<LedgerEntry> Entries);

/// <summary>A sum by day with its manager.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Change">The sum.</param>
public sealed record ManagerDayChange(string ManagerId, Managers.DayChange Change);
