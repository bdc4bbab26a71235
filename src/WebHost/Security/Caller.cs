using System.Collections.Immutable;
using System.Security.Claims;

namespace Podium.WebHost.Security;

/// <summary>What a caller may be (domain section 2).</summary>
public enum CallerRole
{
    /// <summary>系统管理员: runs the platform, sees everything.</summary>
    Administrator,
    /// <summary>客户经理: sees the own portfolio and the league tables above it.</summary>
    Manager,
    /// <summary>支行行长: sees the unit and below.</summary>
    BranchHead,
    /// <summary>A bank system: feeds postings, registers customers, reads the organisation.</summary>
    Integrator,
    /// <summary>审计: sees everything, changes nothing.</summary>
    Auditor,
    /// <summary>A TV board: sees its own tables.</summary>
    Display,
}

/// <summary>Who calls, as proven by cookie, API key or display token.</summary>
/// <param name="UserName">Account name, or the id of the display.</param>
/// <param name="DisplayName">For people to read.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">The manager this account is, or null.</param>
/// <param name="UnitId">The unit whose tree is in scope, or null.</param>
/// <param name="Tables">Text keys of the tables of a display; empty for everybody else.</param>
internal sealed record Caller(
    string UserName,
    string DisplayName,
    CallerRole Role,
    string? ManagerId,
    string? UnitId,
    ImmutableArray<string> Tables)
{
    /// <summary>Claim with the security stamp the sign-in was made under.</summary>
    public const string StampClaim = "podium:stamp";

    private const string ManagerClaim = "podium:manager";
    private const string UnitClaim = "podium:unit";
    private const string TableClaim = "podium:table";
    private const string DisplayNameClaim = "podium:display-name";

    /// <summary>The caller of a signed-in principal; throws for one that is not.</summary>
    public static Caller From(ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.Name) ?? throw new InvalidOperationException("The principal is not signed in."),
        principal.FindFirstValue(DisplayNameClaim) ?? "",
        Enum.Parse<CallerRole>(principal.FindFirstValue(ClaimTypes.Role) ?? ""),
        principal.FindFirstValue(ManagerClaim),
        principal.FindFirstValue(UnitClaim),
        [.. principal.FindAll(TableClaim).Select(c => c.Value)]);

    /// <summary>The principal of this caller, proven by <paramref name="scheme"/>.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme, string stamp)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, UserName));
        identity.AddClaim(new Claim(ClaimTypes.Name, UserName));
        identity.AddClaim(new Claim(ClaimTypes.Role, Role.ToString()));
        identity.AddClaim(new Claim(DisplayNameClaim, DisplayName));
        identity.AddClaim(new Claim(StampClaim, stamp));
        Add(ManagerClaim, ManagerId);
        Add(UnitClaim, UnitId);
        foreach (var table in Tables)
        {
            Add(TableClaim, table);
        }

        return new ClaimsPrincipal(identity);

        void Add(string type, string? value)
        {
            if (value is not null)
            {
                identity.AddClaim(new Claim(type, value));
            }
        }
    }
}
