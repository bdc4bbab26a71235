using CsCheck;
using Podium.Grains.Customers.Search;

namespace Podium.Grains.Tests.Customers.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("张")]
    [InlineData("伟")]
    [InlineData("zhangwei")]
    [InlineData("Zhang Wei")]
    [InlineData("wei")]
    [InlineData("zw")]
    [InlineData("c-1")]
    [InlineData("138 0013")]
    [InlineData("+8613800138000")]
    [InlineData("8000")]
    [InlineData("91310000")]
    [InlineData("ＺＷ")]
    public void A_person_is_found_by_whatever_one_begins_to_type(string search) =>
        Finds(SearchTerms.Of("C-1", "张伟", "+86 138-0013-8000", "91310000MA1FL0"), search).ShouldBeTrue();

    [Theory]
    [InlineData("angwei")]
    [InlineData("w z")]
    [InlineData("|")]
    [InlineData(" ")]
    [InlineData("李")]
    public void Nobody_is_found_by_what_is_not_there(string search) => Finds(SearchTerms.Of("C-1", "张伟", "138", null), search).ShouldBeFalse();

    [Theory]
    [InlineData("曾志强", "zengzhiqiang")]
    [InlineData("曾志强", "czq")]
    [InlineData("重庆银行", "chongqingyinhang")]
    [InlineData("长江物流", "changjiang")]
    [InlineData("吕布", "lvbu")]
    [InlineData("A股投资", "agu")]
    public void Characters_with_two_readings_are_found_by_both(string name, string search) =>
        Finds(SearchTerms.Of("C", name, null, null), search).ShouldBeTrue();

    [Fact]
    public void The_ending_of_a_company_begins_no_terms()
    {
        var terms = SearchTerms.Of("C", "上海华鑫贸易有限公司", null, null);

        terms.ShouldNotContain("公司");
        Finds(terms, "华鑫贸易有限公司").ShouldBeTrue();
        Finds(terms, "hxmy").ShouldBeTrue();
    }

    [Fact]
    public void In_a_long_name_of_letters_each_word_begins_a_term()
    {
        var terms = SearchTerms.Of("C", "First National Bank of Springfield and Surroundings", null, null);

        Finds(terms, "springfield").ShouldBeTrue();
        Finds(terms, "national bank").ShouldBeTrue();
        terms.Length.ShouldBeLessThan(10);
    }

    [Fact]
    public void Every_part_of_a_short_name_finds_it() =>
        Gen.Select(Gen.String[Gen.Char["张伟娜abcXYZ09 _%'\"<>\U0001F600"], 1, 14], Gen.Int[0, 13], Gen.Int[1, 14]).Sample((name, start, length) =>
        {
            var normal = SearchTerms.Normalize(name);
            var runes = normal.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
            if (start < runes.Length)
            {
                Finds(SearchTerms.Of("C", name, null, null), string.Concat(runes.Skip(start).Take(length))).ShouldBeTrue();
            }
        });

    [Fact]
    public void Terms_are_short_storable_and_never_hold_the_separator() => Gen.String.Sample(name =>
    {
        foreach (var term in SearchTerms.Of("C", name, name, name))
        {
            term.Length.ShouldBeInRange(1, SearchTerms.MaxLength);
            term.ShouldNotContain(SearchTerms.Separator);
            System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(term)).ShouldBe(term);
        }
    });

    private static bool Finds(IReadOnlyCollection<string> terms, string search) =>
        SearchTerms.PrefixesOf(search).Any(prefix => terms.Any(term => term.StartsWith(prefix, StringComparison.Ordinal)));
}
