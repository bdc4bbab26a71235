using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Totals;

/// <summary>What a bucket adds up.</summary>
public enum Lane
{
    /// <summary>Minor units.</summary>
    Amount,
    /// <summary>Pieces.</summary>
    Quantity,
}

/// <summary>
/// The finest thing totals are kept by. Every indicator is a sum of buckets, so a new indicator is right at once, without
/// reading the ledger again.
/// </summary>
/// <param name="Kind">Kind of entry.</param>
/// <param name="Effect">Business or transfer.</param>
/// <param name="CustomerKind">Kind of customer.</param>
/// <param name="Product">Product code.</param>
/// <param name="Lane">Amount or quantity.</param>
[GenerateSerializer, Immutable, Alias("podium.bucket-key")]
public readonly record struct BucketKey(EntryKind Kind, EntryEffect Effect, CustomerKind CustomerKind, string Product, Lane Lane);
