namespace Podium.Benchmarks.Support;

/// <summary>The page of results: one part for each benchmark between two marks; what stands around them is written by people and stays.</summary>
internal sealed class BenchmarkPage(string path)
{
    private string _text = File.Exists(path) ? File.ReadAllText(path) : "# Benchmarks" + Environment.NewLine;

    /// <summary>Replaces a benchmark's part, or adds it at the end.</summary>
    public void Put(string name, string table, string machine)
    {
        var (begin, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var part = $"{begin}{Environment.NewLine}{table}{Environment.NewLine}{machine}{Environment.NewLine}{end}";
        var from = _text.IndexOf(begin, StringComparison.Ordinal);
        var to = _text.IndexOf(end, StringComparison.Ordinal);
        _text = from >= 0 && to > from ? string.Concat(_text.AsSpan(0, from), part, _text.AsSpan(to + end.Length)) : $"{_text}{Environment.NewLine}{part}{Environment.NewLine}";
    }

    /// <summary>Writes the page.</summary>
    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, _text);
    }
}
