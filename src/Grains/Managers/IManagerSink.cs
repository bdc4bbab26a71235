using System.Collections.Immutable;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Managers;

/// <summary>The side of a manager that is turned to ledger and organisation. Key: manager id.</summary>
[Alias("podium.manager-sink")]
internal interface IManagerSink : IGrainWithStringKey
{
    /// <summary>Counts durable entries; those that were counted already are passed over.</summary>
    [Alias("Count")]
    Task CountAsync(ImmutableArray<LedgerEntry> entries);

    /// <summary>Reads what it may have missed from the ledger and reports to its leagues before it answers.</summary>
    [Alias("CatchUp")]
    Task CatchUpAsync();

    /// <summary>Takes up changed placements, or a day on which one begins.</summary>
    [Alias("Reorganize")]
    Task ReorganizeAsync();
}
