using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Podium.Grains.Audit;

namespace Podium.Silo.Audit;

/// <summary>The hash that ties an entry to the one before it. Each field goes in with its length, so that no text can move from one field to the next.</summary>
internal static class AuditHash
{
    /// <summary>Hash before the first entry.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>Hash of an entry, as 64 hexadecimal digits.</summary>
    public static string Of(string previous, long number, AuditRecord record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        Append(hash, number);
        Append(hash, record.At.UtcTicks);
        Append(hash, record.Actor);
        Append(hash, record.Action);
        Append(hash, record.Subject);
        Append(hash, record.CustomerId);
        Append(hash, record.UnitId);
        Append(hash, record.Before);
        Append(hash, record.After);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? null : Encoding.UTF8.GetBytes(text);
        Append(hash, bytes?.LongLength ?? -1);
        if (bytes is not null)
        {
            hash.AppendData(bytes);
        }
    }
}
