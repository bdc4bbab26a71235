using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Podium.Silo.Messages.Gateways;

/// <summary>
/// Signatures between Podium and the bank's message platform, the same in both directions: header <c>X-Podium-Timestamp</c> with the seconds since
/// 1970, and <c>X-Podium-Signature</c> with <c>sha256=</c> and HMAC-SHA256, as hex digits, over the timestamp, a dot and the body. Pure.
/// </summary>
public static class MessageSignature
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "X-Podium-Signature";

    /// <summary>The header with the time of signing.</summary>
    public const string TimestampHeader = "X-Podium-Timestamp";

    private const string Algorithm = "sha256=";

    // Longer would let a copied receipt be played again; clocks of two machines differ by less.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Timestamp and signature of a body.</summary>
    public static (string Timestamp, string Signature) Sign(string secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (timestamp, Algorithm + Convert.ToHexStringLower(Hash(secret, timestamp, body)));
    }

    /// <summary>Whether a signature is right and fresh. Takes the same time whatever is wrong with it.</summary>
    public static bool Holds(string secret, ReadOnlySpan<byte> body, string? timestamp, string? signature, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds
            || signature is null)
        {
            return false;
        }

        var right = Encoding.ASCII.GetBytes(Algorithm + Convert.ToHexStringLower(Hash(secret, timestamp, body)));
        return CryptographicOperations.FixedTimeEquals(right, Encoding.UTF8.GetBytes(signature));
    }

    private static byte[] Hash(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
