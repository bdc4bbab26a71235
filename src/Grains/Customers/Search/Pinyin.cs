using System.Collections.Frozen;
using System.Text;

namespace Podium.Grains.Customers.Search;

/// <summary>How Han characters are read, without tones. Pure.</summary>
internal static class Pinyin
{
    // Characters that names use with more than one reading; as surnames or in words like 银行, 重庆, 长江.
    private static readonly FrozenDictionary<char, string> Others = new Dictionary<char, string>
    {
        ['曾'] = "zeng", ['单'] = "shan", ['解'] = "xie", ['仇'] = "qiu", ['区'] = "ou", ['朴'] = "piao", ['查'] = "zha", ['盖'] = "ge", ['覃'] = "qin",
        ['翟'] = "zhai", ['乐'] = "yue", ['尉'] = "yu", ['万'] = "mo", ['折'] = "she", ['冼'] = "xian", ['缪'] = "miao", ['召'] = "shao", ['种'] = "chong",
        ['长'] = "chang", ['行'] = "hang", ['重'] = "chong", ['朝'] = "chao", ['厦'] = "xia", ['六'] = "lu", ['会'] = "kuai", ['车'] = "ju",
    }.ToFrozenDictionary();

    private static readonly Lazy<FrozenDictionary<Rune, string>> Readings = new(Load);

    /// <summary>The usual reading (v for ü), or null for what is no Han character.</summary>
    public static string? Of(Rune character) => Readings.Value.GetValueOrDefault(character);

    /// <summary>The other reading of a character that has two, or null.</summary>
    public static string? OtherOf(Rune character) => character.IsBmp ? Others.GetValueOrDefault((char)character.Value) : null;

    private static FrozenDictionary<Rune, string> Load()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("readings.txt")
            ?? throw new InvalidOperationException("The readings of Han characters are not in the assembly.");
        using var reader = new StreamReader(stream);
        var readings = new Dictionary<Rune, string>(27_000);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space <= 0 || line[0] == '#')
            {
                continue;
            }

            var syllable = line[..space];
            foreach (var character in line[(space + 1)..].EnumerateRunes())
            {
                readings[character] = syllable;
            }
        }

        return readings.ToFrozenDictionary();
    }
}
