using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Customers;

namespace Podium.Grains.Tests.Customers;

public sealed class ShareSplitTests
{
    internal static readonly Gen<ImmutableArray<Share>> Shares = Gen.Int[1, 9_999].HashSet[0, 3].Select(cuts =>
    {
        var edges = cuts.Append(0).Append(10_000).Order().ToArray();
        return edges.Zip(edges.Skip(1), (from, to) => to - from).Select((points, i) => new Share("M" + i, points)).ToImmutableArray();
    });

    [Fact]
    public void A_split_loses_and_invents_nothing() => Gen.Select(Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000], Shares).Sample((amount, shares) =>
    {
        var parts = ShareSplit.Split(amount, shares);
        parts.Sum().ShouldBe(amount);
        for (var i = 0; i < parts.Length; i++)
        {
            Math.Abs(parts[i] - (decimal)amount * shares[i].BasisPoints / 10_000).ShouldBeLessThan(1);
        }
    });

    [Fact]
    public void What_is_taken_back_splits_like_what_was_given() => Gen.Select(Gen.Long[0, 100_000], Shares).Sample((amount, shares) =>
        ShareSplit.Split(-amount, shares).ShouldBe(ShareSplit.Split(amount, shares).Select(part => -part)));

    [Fact]
    public void One_piece_goes_to_the_largest_share() =>
        ShareSplit.Split(1, [new("M1", 3_000), new("M2", 4_000), new("M3", 3_000)]).ShouldBe([0, 1, 0]);
}
