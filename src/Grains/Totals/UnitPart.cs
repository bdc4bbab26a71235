using System.Collections.Immutable;

namespace Podium.Grains.Totals;

/// <summary>One bucket with its line.</summary>
/// <param name="Key">The bucket.</param>
/// <param name="Line">The line.</param>
[GenerateSerializer, Immutable, Alias("podium.bucket-total")]
public sealed record BucketTotal(BucketKey Key, BucketLine Line);

/// <summary>What one stay of a manager in a unit adds up to.</summary>
/// <param name="Stay">Index of the placement.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Buckets">The buckets.</param>
[GenerateSerializer, Immutable, Alias("podium.unit-part")]
public sealed record UnitPart(int Stay, string UnitId, ImmutableArray<BucketTotal> Buckets);
