using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>Turns a caller's scope into the audience of a table; hub and REST both ask here.</summary>
internal static class BoardScope
{
    /// <summary>The caller's audience, or null when the table is out of scope.</summary>
    public static Audience? FindAudience(this DataScope scope, LeagueTableKey key) => scope.AllowsTable(key) switch
    {
        TableAccess.Full => Audience.Full,
        TableAccess.Masked when scope.OwnManagerId is { } own && scope.ShowsAmountsOf(key, own) => Audience.Own(own),
        TableAccess.Masked => Audience.Masked,
        _ => null,
    };

    /// <summary>The caller's audience. Errors: <paramref name="refusal"/> when the table is out of scope.</summary>
    public static Audience RequireAudience(this DataScope scope, LeagueTableKey key, string refusal) =>
        FindAudience(scope, key) ?? throw new PodiumException(refusal, $"There is no table '{key}' within your scope.", "tableKey");

    /// <summary>Whether the postings of a member are in scope: those of a manager, or of everybody in a unit.</summary>
    public static bool ExplainsMember(this DataScope scope, LeagueTableKey key, string memberId) =>
        key.Scope == LeagueScope.SubUnits ? scope.AllowsUnit(memberId) : scope.AllowsManager(memberId);
}
