using Podium.Grains.Audit;
using Podium.Grains.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>Collects what a group writes into the audit. Groups of postings alone, the rule, cost a look at each batch.</summary>
internal static class LedgerAudit
{
    /// <summary>The records of the batches that went in; null when there are none.</summary>
    public static List<AuditRecord>? Of(IReadOnlyList<LedgerBatch> group, IReadOnlyList<AppendResult> results)
    {
        List<AuditRecord>? records = null;
        for (var i = 0; i < group.Count; i++)
        {
            if (!group[i].Audit.IsDefaultOrEmpty && results[i].IsCommitted)
            {
                (records ??= []).AddRange(group[i].Audit);
            }
        }

        return records;
    }

    /// <summary>The records of some batches of a group; null when there are none.</summary>
    public static List<AuditRecord>? Of(IReadOnlyList<LedgerBatch> group, IReadOnlyList<int> indexes)
    {
        List<AuditRecord>? records = null;
        foreach (var index in indexes)
        {
            if (!group[index].Audit.IsDefaultOrEmpty)
            {
                (records ??= []).AddRange(group[index].Audit);
            }
        }

        return records;
    }
}
