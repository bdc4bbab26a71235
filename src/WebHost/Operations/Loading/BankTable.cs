using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace Podium.WebHost.Operations.Loading;

/// <summary>
/// Reads a delimited file strictly: the header must name the expected columns, every row must have all fields, and what cannot be
/// read is reported with file, line and column.
/// </summary>
internal sealed class BankTable : IDisposable
{
    private readonly string _file;
    private readonly CsvDataReader _reader;
    private readonly string[] _columns;

    private BankTable(string file, CsvDataReader reader, string[] columns) => (_file, _reader, _columns) = (file, reader, columns);

    /// <summary>Opens a text and checks its header.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="content">The bytes; closed with the table.</param>
    /// <param name="delimiter">Between the fields.</param>
    /// <param name="encoding">Throws on bytes that do not belong to it.</param>
    /// <param name="columns">The columns the file must begin with, in this order.</param>
    public static BankTable Open(string file, Stream content, char delimiter, Encoding encoding, params string[] columns)
    {
        var strict = Encoding.GetEncoding(encoding.WebName, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var options = new CsvDataReaderOptions { Delimiter = delimiter, Quote = '"', HasHeaders = true, CsvStyle = CsvStyle.Standard };
        var reader = Guarded(file, () => CsvDataReader.Create(new StreamReader(content, strict), options));
        var table = new BankTable(file, reader, columns);
        for (var i = 0; i < columns.Length; i++)
        {
            var name = i < reader.FieldCount ? reader.GetName(i) : "nothing";
            if (!string.Equals(name, columns[i], StringComparison.Ordinal))
            {
                reader.Dispose();
                throw new BankFileException(file, $"the header must have '{columns[i]}' as column {i + 1}, it has '{name}'.");
            }
        }

        return table;
    }

    /// <summary>Line of the current row; the header is 1.</summary>
    public long Line => _reader.RowNumber + 1L;

    /// <summary>Moves to the next row.</summary>
    public bool Read()
    {
        if (!Guarded(_file, _reader.Read))
        {
            return false;
        }

        return _reader.RowFieldCount == _reader.FieldCount
            ? true
            : throw new BankFileException(_file, Line, "all", $"the row has {_reader.RowFieldCount} fields, the header {_reader.FieldCount}; is the file complete?");
    }

    /// <summary>A field as text.</summary>
    public string Text(int column) => _reader.GetString(column);

    /// <summary>A field that may not be empty.</summary>
    public string RequiredText(int column) => Text(column) is { Length: > 0 } text ? text : throw Wrong(column, "is empty");

    /// <summary>A field as a whole number, not negative.</summary>
    public int Number(int column) =>
        int.TryParse(_reader.GetFieldSpan(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(column, "is no whole number");

    /// <summary>A field as a whole number, which may be negative.</summary>
    public int SignedNumber(int column) =>
        int.TryParse(_reader.GetFieldSpan(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(column, "is no whole number");

    /// <summary>A field as an amount with at most two decimals, in hundredths.</summary>
    public long Hundredths(int column)
    {
        if (decimal.TryParse(_reader.GetFieldSpan(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            var hundredths = amount * 100;
            if (hundredths == decimal.Truncate(hundredths) && hundredths <= long.MaxValue)
            {
                return (long)hundredths;
            }
        }

        throw Wrong(column, "is no amount with at most two decimals");
    }

    /// <summary>A field that begins with a date written <c>YYMMDD</c>, of the twentieth century.</summary>
    public DateOnly ShortDate(int column)
    {
        var text = _reader.GetFieldSpan(column);
        return text.Length >= 6
            && DateOnly.TryParseExact($"19{text[..6]}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong(column, "is no date YYMMDD");
    }

    /// <summary>One of the words given.</summary>
    public string OneOf(int column, params ReadOnlySpan<string> words)
    {
        var text = Text(column);
        foreach (var word in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
            {
                return text;
            }
        }

        throw Wrong(column, "must be one of " + string.Join(", ", words.ToArray()));
    }

    /// <summary>The error of a field in the current row.</summary>
    public BankFileException Wrong(int column, string what) => new(_file, Line, _columns[column], $"'{Text(column)}' {what}.");

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private static T Guarded<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException e)
        {
            throw new BankFileException(file, $"the file has bytes that are not in its encoding ({e.Message})");
        }
        catch (CsvMissingHeadersException)
        {
            throw new BankFileException(file, "the file is empty.");
        }
        catch (CsvFormatException e)
        {
            throw new BankFileException(file, e.RowNumber + 1L, (e.FieldOrdinal + 1).ToString(CultureInfo.InvariantCulture), e.Message);
        }
        catch (InvalidDataException e)
        {
            throw new BankFileException(file, e.Message);
        }
    }
}
