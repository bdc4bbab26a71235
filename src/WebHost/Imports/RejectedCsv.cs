using System.Globalization;
using Podium.Silo.Imports;

namespace Podium.WebHost.Imports;

/// <summary>Writes refused rows for people to open in a spreadsheet.</summary>
internal static class RejectedCsv
{
    /// <summary>The header, with a byte order mark so that spreadsheets read UTF-8.</summary>
    public const string Header = "\uFEFFline,source,id,field,code,message\r\n";

    /// <summary>One row.</summary>
    public static string Row(ImportReject reject) => string.Join(
        ',',
        reject.Line.ToString(CultureInfo.InvariantCulture),
        Cell(reject.Source),
        Cell(reject.PostingId),
        Cell(reject.Field),
        Cell(reject.Code),
        Cell(reject.Message)) + "\r\n";

    /// <summary>A quoted cell. One that a spreadsheet would run as a formula gets an apostrophe in front: the text came from a stranger's file.</summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text.TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || text[0] is '\t' or '\r' or '\n'
            ? "'" + text
            : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
