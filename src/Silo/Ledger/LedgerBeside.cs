using Podium.Grains.Audit;
using Podium.Grains.Customers.Search;
using Podium.Grains.Ledger;
using Podium.Silo.Audit;
using Podium.Silo.Customers.Files;
using Podium.Silo.Customers.Search;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

/// <summary>
/// What a group writes beside ledger and customers: changed tiers, cards for search, the audit. Groups of postings alone, the rule, cost a look at
/// each batch and nothing else.
/// </summary>
internal sealed class LedgerBeside
{
    private readonly List<(string CustomerId, DateOnly From, int Tier)> _tiers = [];
    private readonly Dictionary<string, CustomerCard> _cards = new(StringComparer.Ordinal);
    private readonly List<AuditRecord> _audit = [];

    private bool IsEmpty => _tiers.Count == 0 && _cards.Count == 0 && _audit.Count == 0;

    /// <summary>What the batches that went in leave to write; null when that is nothing.</summary>
    public static LedgerBeside? Of(IReadOnlyList<LedgerBatch> group, IReadOnlyList<AppendResult> results)
    {
        var beside = default(LedgerBeside);
        for (var i = 0; i < group.Count; i++)
        {
            if (results[i].IsCommitted)
            {
                Add(group[i], ref beside);
            }
        }

        return beside;
    }

    /// <summary>What some batches of a group leave to write; null when that is nothing.</summary>
    public static LedgerBeside? Of(IReadOnlyList<LedgerBatch> group, IReadOnlyList<int> indexes)
    {
        var beside = default(LedgerBeside);
        foreach (var index in indexes)
        {
            Add(group[index], ref beside);
        }

        return beside;
    }

    /// <summary>Writes it; last before the commit, since the audit's head is locked from then on.</summary>
    public async Task WriteAsync(Sql sql, DateTimeOffset at)
    {
        if (IsEmpty)
        {
            return;
        }

        await TierRows.WriteAsync(sql, _tiers, at);
        await CardRows.WriteAsync(sql, _cards);
        await AuditChain.AppendAsync(sql, _audit);
    }

    private static void Add(LedgerBatch batch, ref LedgerBeside? beside)
    {
        if (batch is { TierFrom: { } from, Customer: { } customer })
        {
            (beside ??= new())._tiers.Add((batch.CustomerId, from, (int)customer.Tier));
        }

        if (batch.Card is { } card)
        {
            (beside ??= new())._cards[batch.CustomerId] = card;
        }

        if (!batch.Audit.IsDefaultOrEmpty)
        {
            (beside ??= new())._audit.AddRange(batch.Audit);
        }
    }
}
