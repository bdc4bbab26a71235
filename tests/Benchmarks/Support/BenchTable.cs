using System.Globalization;
using System.Text;

namespace Podium.Benchmarks.Support;

/// <summary>The result of a benchmark: rows under a title, printed as Markdown.</summary>
internal sealed class BenchTable(string title, string note, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public void Add(params object[] cells) => _rows.Add([.. cells.Select(Text)]);

    public string ToMarkdown()
    {
        var text = new StringBuilder().Append("## ").AppendLine(title).AppendLine().AppendLine(note).AppendLine();
        Append(text, columns);
        Append(text, [.. columns.Select(_ => "---")]);
        _rows.ForEach(row => Append(text, row));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Text(object cell) => cell switch
    {
        double number => number.ToString(number >= 100 ? "N0" : number >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("N0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
