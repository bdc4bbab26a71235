using System.Collections.Immutable;
using System.Text;

namespace Podium.Grains.Customers.Search;

/// <summary>
/// Under which terms a customer is found: a search is a prefix of a term, so every place where somebody may begin to type begins a term. Names
/// from each character on, their pinyin and initials from each syllable on, phones from each digit on, licence and id whole. Pure.
/// </summary>
public static class SearchTerms
{
    /// <summary>Separates terms where they are kept in one text; never within one.</summary>
    public const char Separator = '|';

    /// <summary>Length of the longest term; longer searches are cut to it.</summary>
    public const int MaxLength = 20;

    // In longer names without Han characters only words begin terms.
    private const int MaxEveryCharacter = 24;
    private const int MinDigits = 4;

    private static readonly string[] Endings = ["有限责任公司", "股份有限公司", "有限公司", "公司"];

    /// <summary>The terms of a customer, sorted.</summary>
    public static ImmutableArray<string> Of(string id, string name, string? phone, string? licenceNumber)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        AddName(terms, name);
        Add(terms, Normalize(id));
        Add(terms, Normalize(licenceNumber ?? ""));
        var digits = Digits(phone ?? "");
        for (var i = 0; i == 0 || i <= digits.Length - MinDigits; i++)
        {
            Add(terms, digits[Math.Min(i, digits.Length)..]);
        }

        return [.. terms];
    }

    /// <summary>The prefixes to look for; a customer is found when a term begins with one of them. Empty for a search of nothing.</summary>
    public static ImmutableArray<string> PrefixesOf(string search)
    {
        var text = Cut(Normalize(search));
        var digits = Cut(Digits(search));
        var isNumber = digits.Length >= MinDigits && search.All(c => char.IsDigit(c) || char.IsWhiteSpace(c) || c is '+' or '-' or '(' or ')');
        return text.Length == 0 ? [] : isNumber && digits != text ? [text, digits] : [text];
    }

    /// <summary>As terms are written: compatibility forms folded, lower case, no blanks.</summary>
    public static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune.Value != Separator)
            {
                result.Append(Rune.ToLowerInvariant(rune));
            }
        }

        return result.ToString();
    }

    private static void AddName(SortedSet<string> terms, string name)
    {
        var runes = Normalize(name).EnumerateRunes().ToArray();
        var words = WordStarts(name);
        var readings = runes.Select(Pinyin.Of).ToArray();
        var isLong = runes.Length > MaxEveryCharacter && readings.All(reading => reading is null);
        var end = runes.Length - EndingOf(Normalize(name));
        for (var i = 0; i < runes.Length; i++)
        {
            if (i == 0 || (i < end && (!isLong || words.Contains(i))))
            {
                Add(terms, string.Concat(runes[i..]));
            }
        }

        if (readings.Any(reading => reading is not null))
        {
            AddReadings(terms, runes, readings, end);
            string?[] others = [.. runes.Select((rune, i) => Pinyin.OtherOf(rune) ?? readings[i])];
            if (!others.SequenceEqual(readings))
            {
                AddReadings(terms, runes, others, end);
            }
        }
    }

    private static void AddReadings(SortedSet<string> terms, Rune[] runes, string?[] readings, int end)
    {
        string[] full = [.. runes.Select((rune, i) => readings[i] ?? rune.ToString())];
        for (var i = 0; i < end; i++)
        {
            if (readings[i] is not null || i == 0)
            {
                Add(terms, string.Concat(full[i..]));
                Add(terms, string.Concat(full[i..].Select(Initial)));
            }
        }
    }

    private static string Initial(string syllable) => char.IsHighSurrogate(syllable[0]) ? syllable : syllable[..1];

    // What nearly every company's name ends with finds nobody.
    private static int EndingOf(string name)
    {
        var ending = Endings.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal));
        return ending?.Length ?? 0;
    }

    private static HashSet<int> WordStarts(string name)
    {
        var starts = new HashSet<int>();
        var at = 0;
        foreach (var word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            starts.Add(at);
            at += Normalize(word).EnumerateRunes().Count();
        }

        return starts;
    }

    private static string Digits(string text) => string.Concat(Whole(text).Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));

    private static void Add(SortedSet<string> terms, string term)
    {
        if (term.Length > 0)
        {
            terms.Add(Cut(term));
        }
    }

    private static string Cut(string term) => term.Length <= MaxLength ? term : char.IsHighSurrogate(term[MaxLength - 1]) ? term[..(MaxLength - 1)] : term[..MaxLength];

    // Half a surrogate pair cannot be normalised.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
