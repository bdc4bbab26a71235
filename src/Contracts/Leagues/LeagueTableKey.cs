using Podium.Contracts.Calendar;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;

namespace Podium.Contracts.Leagues;

/// <summary>Who is ranked.</summary>
public enum LeagueScope
{
    /// <summary>The managers of the unit itself.</summary>
    Managers,
    /// <summary>The managers of the unit and of every unit below.</summary>
    AllManagers,
    /// <summary>The units directly below.</summary>
    SubUnits,
}

/// <summary>How equal values share a rank (domain section 6).</summary>
public enum TieRule
{
    /// <summary>1-2-3-4.</summary>
    Ordinal,
    /// <summary>1-2-2-4.</summary>
    Competition,
    /// <summary>1-2-2-3.</summary>
    Dense,
}

/// <summary>Names one league table (排行榜).</summary>
/// <param name="UnitId">The unit whose table it is.</param>
/// <param name="Scope">Who is ranked.</param>
/// <param name="Indicator">Code of the indicator ranked by.</param>
/// <param name="Period">Period to date.</param>
/// <param name="Measure">Value or increase.</param>
/// <param name="TieRule">How equal values share a rank.</param>
/// <param name="Secondary">Code of the indicator that orders ties, same period and measure <c>Value</c>; null for none.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TableKey)]
public sealed record LeagueTableKey(
    string UnitId,
    LeagueScope Scope,
    string Indicator,
    Period Period,
    Measure Measure = Measure.Value,
    TieRule TieRule = TieRule.Competition,
    string? Secondary = null)
{
    /// <summary>
    /// The key as text: <c>unit/scope/indicator/period/measure/tieRule/secondary</c>, names in lower case, <c>-</c> for no
    /// secondary, for instance <c>D01/managers/deposit.balance/month/value/competition/-</c>.
    /// </summary>
    public override string ToString() => string.Join('/', UnitId, Name(Scope), Indicator, Name(Period), Name(Measure), Name(TieRule), Secondary ?? "-");

    /// <summary>Reads the text form. Errors: <c>malformed</c>.</summary>
    public static LeagueTableKey Parse(string text)
    {
        var parts = text?.Split('/') ?? [];
        if (parts.Length == 7
            && parts[0].Length > 0
            && parts[2].Length > 0
            && TryRead(parts[1], out LeagueScope scope)
            && TryRead(parts[3], out Period period)
            && TryRead(parts[4], out Measure measure)
            && TryRead(parts[5], out TieRule tieRule))
        {
            return new LeagueTableKey(parts[0], scope, parts[2], period, measure, tieRule, parts[6] is "-" or "" ? null : parts[6]);
        }

        throw new PodiumException(ErrorCodes.Malformed, $"'{text}' is no table key; write unit/scope/indicator/period/measure/tieRule/secondary.", "tableKey");
    }

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static bool TryRead<T>(string text, out T value) where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);
}
