using Microsoft.AspNetCore.Mvc;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues;

/// <summary>A table key as path.</summary>
/// <param name="Unit">Unit id.</param>
/// <param name="Scope">managers, allManagers or subUnits.</param>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Period">day, month, quarter or year.</param>
/// <param name="Measure">value or increase.</param>
/// <param name="TieRule">ordinal, competition or dense.</param>
/// <param name="Secondary">Code of the indicator that orders ties, or -.</param>
internal sealed record TableAddress(
    [FromRoute] string Unit,
    [FromRoute] string Scope,
    [FromRoute] string Indicator,
    [FromRoute] string Period,
    [FromRoute] string Measure,
    [FromRoute] string TieRule,
    [FromRoute] string Secondary)
{
    /// <summary>Pattern of the path.</summary>
    public const string Pattern = "/{unit}/{scope}/{indicator}/{period}/{measure}/{tieRule}/{secondary}";

    private static readonly string[] Rows = ["members", "trend"];

    /// <summary>Whether a path is that of a table, of some of its rows or of their trend, and nothing that tells of customers.</summary>
    public static bool IsTable(PathString path)
    {
        const int Names = 7;
        return path.StartsWithSegments("/api/leagues", StringComparison.OrdinalIgnoreCase, out var table)
            && table.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) is var parts
            && (parts.Length == Names || (parts.Length == Names + 1 && Rows.Contains(parts[Names], StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>The key, and what the caller may see of the table. Errors: <c>malformed</c>, <c>not_found</c> for what is out of scope.</summary>
    public (LeagueTableKey Key, Audience Audience) Open(DataScope scope)
    {
        var key = LeagueTableKey.Parse(string.Join('/', Unit, Scope, Indicator, Period, Measure, TieRule, Secondary));
        return (key, scope.RequireAudience(key, ErrorCodes.NotFound));
    }

    /// <summary>As <see cref="Open"/>, for what only those may see who have the member's business in scope.</summary>
    public (LeagueTableKey Key, Audience Audience) OpenMember(DataScope scope, string memberId)
    {
        var (key, audience) = Open(scope);
        return scope.ExplainsMember(key, memberId)
            ? (key, audience)
            : throw new PodiumException(ErrorCodes.NotFound, $"There is no '{memberId}' within your scope.", "memberId");
    }
}
