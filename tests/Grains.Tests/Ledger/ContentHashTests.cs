using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;

namespace Podium.Grains.Tests.Ledger;

public sealed class ContentHashTests
{
    // Fingerprints are in the ledger for good: another way to compute them would turn every repeat into a conflict.
    [Fact]
    public void The_fingerprint_of_a_posting_stays_what_it_was() => ContentHash.Of(new Posting(
        "core", "1", "C1", "A1", PostingKind.DepositIn, "current", 12_345, "CNY", new DateOnly(2026, 3, 10), new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero)))
        .ShouldBe(5_793_252_034_183_840_263);

    [Fact]
    public void The_longest_posting_has_a_fingerprint() => ContentHash.Of(new Posting(
        new string('s', 32), new string('i', 64), new string('c', 32), new string('a', 32), PostingKind.InterestCollected, new string('p', 32), long.MaxValue, "CNY",
        DateOnly.MaxValue, DateTimeOffset.MaxValue, new PostingReference(new string('s', 32), new string('i', 64)))).ShouldNotBe(0);
}
