using Podium.Contracts.Ledger;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

/// <summary>Fills in what only the commit knows, so that an entry handed on equals the one read back.</summary>
internal static class LedgerStamp
{
    public static LedgerEntry Apply(LedgerEntry entry, long sequence, long position, DateTimeOffset recordedAt) => entry with
    {
        Sequence = sequence,
        Position = position,
        RecordedAt = recordedAt,
        BookedAt = SqlDialect.Truncate(entry.BookedAt),
    };
}
