using Podium.WebHost.Ledger;

namespace Podium.WebHost.Imports;

/// <summary>A file that cannot be imported at all; the message says what to change in it.</summary>
internal sealed class ImportRefusedException(string message) : Exception(message);

/// <summary>Which column of a file holds which field of a posting.</summary>
internal sealed class CsvColumns
{
    private static readonly PostingFields Names = PostingFields.Csv;

    private static readonly string[] Required = [Names.Source, Names.Id, Names.Customer, Names.Kind, Names.Currency, Names.ValueDate, Names.BookedAt];

    private static readonly string[] All =
        [.. Required, Names.Account, Names.Product, Names.Amount, Names.ReversesSource, Names.ReversesId];

    private readonly Dictionary<string, int> _places;

    private CsvColumns(Dictionary<string, int> places) => _places = places;

    /// <summary>How many columns a row has.</summary>
    public int Count => _places.Count;

    /// <summary>Reads the header. Names may stand in any order; a file with a mistake in them is refused before any row is booked.</summary>
    public static CsvColumns Read(IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim().ToLowerInvariant()).ToArray();
        if (names.Length == 1 && (names[0].Contains(';', StringComparison.Ordinal) || names[0].Contains('\t', StringComparison.Ordinal)))
        {
            throw new ImportRefusedException("The header is not separated by commas. Save the file with commas between the columns.");
        }

        if (names.Except(All, StringComparer.Ordinal).ToArray() is { Length: > 0 } unknown)
        {
            throw new ImportRefusedException($"The header names columns that a posting does not have: {List(unknown)}. Columns are: {List(All)}.");
        }

        if (names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToArray() is { Length: > 0 } doubled)
        {
            throw new ImportRefusedException($"The header names columns twice: {List(doubled)}.");
        }

        if (Required.Except(names, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing)
        {
            throw new ImportRefusedException($"The header does not name these columns, which every file needs: {List(missing)}.");
        }

        return new CsvColumns(names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal));
    }

    /// <summary>The posting in a row that has as many fields as there are columns.</summary>
    public PostingText TextOf(IReadOnlyList<string> row) => new(
        Of(row, Names.Source),
        Of(row, Names.Id),
        Of(row, Names.Customer),
        Of(row, Names.Account),
        Of(row, Names.Kind),
        Of(row, Names.Product),
        Of(row, Names.Amount),
        Of(row, Names.Currency),
        Of(row, Names.ValueDate),
        Of(row, Names.BookedAt),
        Of(row, Names.ReversesSource),
        Of(row, Names.ReversesId));

    private string? Of(IReadOnlyList<string> row, string name) => _places.TryGetValue(name, out var place) ? row[place].Trim() : null;

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{(n.Length <= 40 ? n : n[..40] + "…")}'"));
}
