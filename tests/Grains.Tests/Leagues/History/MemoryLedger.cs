using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;

namespace Podium.Grains.Tests.Leagues.History;

/// <summary>A ledger in memory, read as the plain meaning of <see cref="IExplainReader"/> says.</summary>
internal sealed class MemoryLedger(IReadOnlyList<LedgerEntry> entries) : IExplainReader
{
    public Task<ExplainPage> ReadAsync(ExplainQuery query, int offset, int count, CancellationToken cancellationToken)
    {
        var signs = query.Terms.ToDictionary(term => term.Kind, term => term.Sign);
        var matching = entries
            .Where(e => query.ManagerIds.Contains(e.ManagerId) && signs.ContainsKey(e.Kind))
            .Where(e => query.Products.Count == 0 || query.Products.Contains(e.Product))
            .Where(e => query.CustomerKind is null || query.CustomerKind == e.CustomerKind)
            .Where(e => query.Transfers || e.Effect == EntryEffect.Business)
            .Where(e => (query.From is null || e.ValueDate >= query.From) && e.ValueDate <= query.To)
            .Where(e => query.RecordedUpTo is null || e.RecordedOn <= query.RecordedUpTo)
            .Where(e => query.CustomerId is null || e.CustomerId == query.CustomerId)
            .Where(e => query.Product is null || e.Product == query.Product)
            .OrderByDescending(e => e.ValueDate).ThenByDescending(e => e.Sequence).ToArray();
        long Signed(LedgerEntry e) => signs[e.Kind] * (query.Quantities ? e.Quantity : e.Amount);
        return Task.FromResult(new ExplainPage(
            matching.Length,
            matching.Sum(Signed),
            matching.Sum(e => Signed(e) * (query.To.DayNumber - e.ValueDate.DayNumber + 1)),
            [.. matching.Skip(offset).Take(count)]));
    }

    public Task<IReadOnlyList<LedgerEntry>> ReadLateAsync(IReadOnlyCollection<string> managerIds, DateOnly upTo, DateOnly recordedAfter, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>(
            [.. entries.Where(e => managerIds.Contains(e.ManagerId) && e.ValueDate <= upTo && e.RecordedOn > recordedAfter).OrderBy(e => e.Sequence)]);

    public Task<IReadOnlyList<ManagerDayChange>> ReadDaySumsAsync(
        IReadOnlyCollection<string> managerIds, DateOnly upTo, DateOnly? foldBefore, DateOnly? recordedUpTo, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ManagerDayChange>>(
        [
            .. entries
                .Where(e => managerIds.Contains(e.ManagerId) && e.ValueDate <= upTo && (recordedUpTo is null || e.RecordedOn <= recordedUpTo))
                .GroupBy(e => (e.ManagerId, e.Kind, e.Effect, e.CustomerKind, e.Product, Day: foldBefore is { } fold && e.ValueDate < fold ? fold.AddDays(-1) : e.ValueDate))
                .Select(g => new ManagerDayChange(g.Key.ManagerId, new DayChange(
                    g.Key.Kind, g.Key.Effect, g.Key.CustomerKind, g.Key.Product, g.Key.Day, g.Sum(e => e.Amount), g.Sum(e => e.Quantity), g.Max(e => e.BookedAt)))),
        ]);
}
