using System.Buffers;
using System.Text;

namespace Podium.WebHost.Imports;

/// <summary>Looks through a whole file before its first row is booked: text in UTF-8, or refused with a sentence that says what it is.</summary>
internal static class FileCheck
{
    private const int Chunk = 64 * 1024;

    /// <summary>Refuses a file that is empty, binary or in another encoding.</summary>
    public static async Task RequireAsync(Stream file, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = ArrayPool<byte>.Shared.Rent(Chunk);
        var chars = ArrayPool<char>.Shared.Rent(Chunk + 16);
        try
        {
            var line = 1L;
            var first = true;
            while (true)
            {
                var read = await file.ReadAtLeastAsync(bytes.AsMemory(0, Chunk), Chunk, throwOnEndOfStream: false, cancellationToken);
                if (first)
                {
                    RequireText(bytes.AsSpan(0, read));
                }

                RequireUtf8(decoder, bytes.AsSpan(0, read), chars, line, flush: read < Chunk);
                line += bytes.AsSpan(0, read).Count((byte)'\n');
                first = false;
                if (read < Chunk)
                {
                    return;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static void RequireText(ReadOnlySpan<byte> beginning)
    {
        if (beginning.IsEmpty)
        {
            throw new ImportRefusedException("The file is empty.");
        }

        if (beginning.StartsWith("PK"u8))
        {
            throw new ImportRefusedException("The file is a workbook or an archive. Save it as CSV UTF-8 and upload that.");
        }

        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || beginning.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new ImportRefusedException("The file is in UTF-16. Save it as CSV UTF-8 and upload that.");
        }
    }

    private static void RequireUtf8(Decoder decoder, ReadOnlySpan<byte> bytes, char[] chars, long line, bool flush)
    {
        if (bytes.IndexOf((byte)0) is >= 0 and var zero)
        {
            throw new ImportRefusedException($"The file is not text: line {line + bytes[..zero].Count((byte)'\n')} has a zero byte.");
        }

        try
        {
            decoder.GetChars(bytes, chars, flush);
        }
        catch (DecoderFallbackException exception)
        {
            var place = line + bytes[..Math.Clamp(exception.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new ImportRefusedException(
                $"The file is not UTF-8: line {place} has other bytes (GB18030, or a character that was cut off). Save it as CSV UTF-8 and upload it again; no row was booked.");
        }
    }
}
