using System.Collections.Immutable;
using System.IO.Compression;

namespace Podium.WebHost.Customers.Files;

/// <summary>
/// The types of documents that are kept, told by their content. Name, declared type and content must say the same: a program that calls itself a
/// picture is none.
/// </summary>
internal static class DocumentTypes
{
    private const int MaxEntries = 10_000;

    private static readonly ImmutableArray<DocumentType> All =
    [
        new("application/pdf", [".pdf"], [], content => StartsWith(content, "%PDF-"u8)),
        new("image/jpeg", [".jpg", ".jpeg"], ["image/jpg", "image/pjpeg"], content => StartsWith(content, [0xFF, 0xD8, 0xFF])),
        new("image/png", [".png"], [], content => StartsWith(content, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])),
        new("image/heic", [".heic", ".heif"], ["image/heif"], IsHeic),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], [], content => IsOffice(content, "word/document.xml")),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], [], content => IsOffice(content, "xl/workbook.xml")),
        new("text/csv", [".csv"], ["text/plain", "application/vnd.ms-excel", "application/csv"], IsText),
        new("text/plain", [".txt"], [], IsText),
    ];

    /// <summary>The media type of a document; null when it is none that is kept, or not what name or declaration say.</summary>
    /// <param name="name">File name as uploaded.</param>
    /// <param name="declared">Media type as declared; systems that know none declare nothing or <c>application/octet-stream</c>.</param>
    /// <param name="content">The content, to be read from any place.</param>
    public static string? Find(string name, string? declared, Stream content)
    {
        var extension = Path.GetExtension(name);
        var type = All.FirstOrDefault(type => type.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
        return type is not null && type.Admits(declared) && type.Fits(content) ? type.MediaType : null;
    }

    private static bool StartsWith(Stream content, ReadOnlySpan<byte> signature)
    {
        Span<byte> start = stackalloc byte[16];
        content.Position = 0;
        return content.ReadAtLeast(start, signature.Length, throwOnEndOfStream: false) >= signature.Length && start[..signature.Length].SequenceEqual(signature);
    }

    private static bool IsHeic(Stream content)
    {
        Span<byte> start = stackalloc byte[12];
        content.Position = 0;
        if (content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        var brand = start[8..12];
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
    }

    // Entries are only named, nothing is unpacked. Macros are for other names (.docm, .xlsm), so they have no place here.
    private static bool IsOffice(Stream content, string part)
    {
        if (!StartsWith(content, "PK\u0003\u0004"u8))
        {
            return false;
        }

        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count <= MaxEntries
                && zip.GetEntry("[Content_Types].xml") is not null
                && zip.GetEntry(part) is not null
                && !zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // In UTF-8 or GB 18030 alike no byte of a text is a control character but tabs and line ends.
    private static bool IsText(Stream content)
    {
        var buffer = new byte[16 * 1024];
        content.Position = 0;
        while (content.Read(buffer) is > 0 and var read)
        {
            if (buffer.AsSpan(0, read).ContainsAnyInRange((byte)0, (byte)8)
                || buffer.AsSpan(0, read).ContainsAnyInRange((byte)14, (byte)31)
                || buffer.AsSpan(0, read).ContainsAny((byte)11, (byte)12, (byte)127))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record DocumentType(string MediaType, ImmutableArray<string> Extensions, ImmutableArray<string> OtherNames, Func<Stream, bool> Fits)
    {
        public bool Admits(string? declared) =>
            string.IsNullOrEmpty(declared)
            || string.Equals(declared, "application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || string.Equals(declared, MediaType, StringComparison.OrdinalIgnoreCase)
            || OtherNames.Contains(declared, StringComparer.OrdinalIgnoreCase);
    }
}
