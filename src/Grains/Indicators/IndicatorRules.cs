using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;

namespace Podium.Grains.Indicators;

/// <summary>Checks the definition of an indicator. Pure.</summary>
public static class IndicatorRules
{
    private const int MaxName = 80;

    /// <summary>Refuses a definition that cannot be computed. Errors: <c>invalid_id</c>, <c>required</c>, <c>malformed</c>.</summary>
    public static void Require(IndicatorDefinition indicator)
    {
        RequireCode(indicator.Code);
        RequireName(indicator.NameEn, "nameEn");
        RequireName(indicator.NameZh, "nameZh");
        RequireTerms(indicator);
        foreach (var product in indicator.Products)
        {
            Ids.Require(product, 32, "products");
        }
    }

    private static void RequireCode(string code)
    {
        var words = code.Split('.');
        if (code.Length > 48 || words.Any(word => word.Length == 0 || !word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            throw new PodiumException(ErrorCodes.InvalidId, "A code is lower-case words joined by dots, at most 48 characters, for instance deposit.balance.", "code");
        }
    }

    private static void RequireName(string name, string field)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxName)
        {
            throw new PodiumException(ErrorCodes.Required, $"Give a name of 1 to {MaxName} characters.", field);
        }
    }

    private static void RequireTerms(IndicatorDefinition indicator)
    {
        if (indicator.Terms.IsDefaultOrEmpty)
        {
            throw new PodiumException(ErrorCodes.Required, "Name at least one kind of entry that counts.", "terms");
        }

        if (indicator.Terms.Any(term => term.Sign is not (1 or -1)))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The sign of a kind is 1 or -1.", "terms");
        }

        if (indicator.Terms.DistinctBy(term => term.Kind).Count() != indicator.Terms.Length)
        {
            throw new PodiumException(ErrorCodes.Malformed, "A kind may be named once only.", "terms");
        }
    }
}
