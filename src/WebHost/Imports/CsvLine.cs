using System.Diagnostics.CodeAnalysis;
using System.Text;
using Sylvan.Data.Csv;

namespace Podium.WebHost.Imports;

/// <summary>
/// Cuts one line into fields. Each line stands for itself, because no field of a posting holds a line break: a quote that is left open
/// spoils its own row and not the rest of the file. Not for concurrent use.
/// </summary>
internal sealed class CsvLine(int maxLineBytes)
{
    private readonly char[] _buffer = new char[maxLineBytes + 1024];

    private readonly CsvDataReaderOptions _options = new()
    {
        HasHeaders = false,
        Delimiter = ',',
        CsvStyle = CsvStyle.Standard,
    };

    /// <summary>The fields; false when the quotes of the line are broken.</summary>
    public bool TrySplit(ReadOnlySpan<byte> line, [NotNullWhen(true)] out string[]? fields)
    {
        fields = null;
        var text = Encoding.UTF8.GetString(line);
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            fields = text.Split(',');
            return true;
        }

        // An odd number of quotes leaves one open.
        if (text.Count('"') % 2 != 0)
        {
            return false;
        }

        try
        {
            using var reader = CsvDataReader.Create(new StringReader(text), _buffer, _options);
            if (!reader.Read())
            {
                return false;
            }

            fields = new string[reader.RowFieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetFieldSpan(i).ToString();
            }

            return true;
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }
}
