using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>Fingerprints that tell a repeated call from another one under the same id: the first 8 bytes of SHA-256 over all fields.</summary>
internal static class ContentHash
{
    public static long Of(Posting posting)
    {
        Span<byte> text = stackalloc byte[1024];
        return Utf8.TryWrite(
            text,
            CultureInfo.InvariantCulture,
            $"{posting.CustomerId}\n{posting.AccountId}\n{posting.Kind}\n{posting.Product}\n{posting.Amount}\n{posting.Currency}\n{posting.ValueDate.DayNumber}\n{posting.BookedAt.UtcTicks}\n{posting.Reverses?.Source}\n{posting.Reverses?.Id}",
            out var length)
            ? Of(text[..length])
            : throw new ArgumentException("The posting's texts are longer than its checks allow.", nameof(posting));
    }

    public static long Of(CustomerRegistration registration) => Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{registration.Profile}\n{registration.HomeUnitId}\n{registration.Since.DayNumber}\n{string.Join(',', registration.Shares)}\n{string.Join(',', registration.Accounts)}"));

    public static long Of(Assignment assignment) => Of(string.Create(
        CultureInfo.InvariantCulture, $"{assignment.From.DayNumber}\n{string.Join(',', assignment.Shares)}"));

    private static long Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    private static long Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
