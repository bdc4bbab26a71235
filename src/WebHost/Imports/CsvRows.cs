using Podium.Contracts.Errors;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Imports;

/// <summary>A row and what it says.</summary>
/// <param name="Line">Line of the file, the header is 1.</param>
/// <param name="Reading">The posting, or why it is none.</param>
internal readonly record struct CsvRow(long Line, PostingReading Reading);

/// <summary>Reads the lines of a file: the first is the header, each other a posting. A bad row does not keep the next one out.</summary>
internal sealed class CsvRows(PostingReader reader, int maxLineBytes)
{
    private readonly CsvLine _line = new(maxLineBytes);
    private CsvColumns? _columns;

    /// <summary>Reads the next lines. Throws <see cref="ImportRefusedException"/> for a header with a mistake.</summary>
    public IReadOnlyList<CsvRow> Read(IReadOnlyList<Line> lines)
    {
        var rows = new List<CsvRow>(lines.Count);
        foreach (var line in lines)
        {
            if (_columns is null)
            {
                _columns = ReadHeader(line);
            }
            else
            {
                rows.Add(new CsvRow(line.Number, ReadRow(line, _columns)));
            }
        }

        return rows;
    }

    /// <summary>Refuses a file that had no header at all.</summary>
    public void RequireHeader()
    {
        if (_columns is null)
        {
            throw new ImportRefusedException("The file has no lines.");
        }
    }

    private CsvColumns ReadHeader(Line line) =>
        !line.TooLong && _line.TrySplit(line.Bytes.Span, out var header)
            ? CsvColumns.Read(header)
            : throw new ImportRefusedException("The first line is no header of CSV columns.");

    private PostingReading ReadRow(Line line, CsvColumns columns)
    {
        if (line.TooLong)
        {
            return PostingReading.Broken($"The line is longer than {maxLineBytes} bytes.");
        }

        if (!_line.TrySplit(line.Bytes.Span, out var fields))
        {
            return PostingReading.Broken("The quotes of the row are broken; a field with a comma or a quote stands in quotes, a quote in it is doubled.");
        }

        if (fields.Length == columns.Count)
        {
            return reader.Read(columns.TextOf(fields));
        }

        var message = fields.Length < columns.Count
            ? $"The row has {fields.Length} of {columns.Count} columns; it ends too early."
            : $"The row has {fields.Length} columns, the header {columns.Count}; a field with a comma stands in quotes.";
        return new PostingReading(null, null, null, new PodiumError(ErrorCodes.Malformed, message));
    }
}
