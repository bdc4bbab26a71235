using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Organization;
using Podium.Silo.Accounts;

namespace Podium.WebHost.Accounts;

/// <summary>An account as administrators see it.</summary>
/// <param name="UserName">Account name.</param>
/// <param name="DisplayName">For people to read.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">The manager the account is; null for other roles.</param>
/// <param name="UnitId">The unit led; null for other roles.</param>
/// <param name="Active">False once access has ended.</param>
/// <param name="LockedUntil">No sign-in before; null when not locked.</param>
public sealed record UserView(string UserName, string DisplayName, UserRole Role, string? ManagerId, string? UnitId, bool Active, DateTimeOffset? LockedUntil);

/// <summary>A new account.</summary>
/// <param name="UserName">Letters, digits, dot, dash, underscore; 1 to 32; unique without regard to case.</param>
/// <param name="DisplayName">For people to read, 1 to 80 characters.</param>
/// <param name="Password">10 to 256 characters.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">For managers: which one.</param>
/// <param name="UnitId">For branch heads: which unit.</param>
public sealed record UserRegistration(string UserName, string DisplayName, string Password, UserRole Role, string? ManagerId = null, string? UnitId = null);

/// <summary>A change of an account: what is left out stays. It ends the account's sign-ins.</summary>
/// <param name="DisplayName">For people to read.</param>
/// <param name="Password">A new password.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">For managers: which one.</param>
/// <param name="UnitId">For branch heads: which unit.</param>
/// <param name="Active">False ends access at once.</param>
public sealed record UserChange(
    string? DisplayName = null,
    string? Password = null,
    UserRole? Role = null,
    string? ManagerId = null,
    string? UnitId = null,
    bool? Active = null);

/// <summary>An API key without its secret.</summary>
/// <param name="Id">The key begins with it.</param>
/// <param name="Name">For people to read.</param>
/// <param name="UserName">The account it acts as.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Not valid from here on; null for never.</param>
/// <param name="RevokedAt">When it was taken back; null when it was not.</param>
public sealed record ApiKeyView(string Id, string Name, string UserName, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>A new API key.</summary>
/// <param name="Name">For people to read, 1 to 80 characters.</param>
/// <param name="UserName">The integrator's account it acts as.</param>
/// <param name="ExpiresAt">Not valid from here on; null for never.</param>
public sealed record ApiKeyRegistration(string Name, string UserName, DateTimeOffset? ExpiresAt = null);

/// <summary>An API key just made.</summary>
/// <param name="Id">The key begins with it.</param>
/// <param name="Name">For people to read.</param>
/// <param name="UserName">The account it acts as.</param>
/// <param name="Key">The key itself, for header <c>X-Api-Key</c>. Shown only now.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Not valid from here on; null for never.</param>
public sealed record NewApiKey(string Id, string Name, string UserName, string Key, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

/// <summary>A TV board without its token.</summary>
/// <param name="Id">The token begins with it.</param>
/// <param name="Name">For people to read.</param>
/// <param name="Tables">Keys of the tables it cycles through.</param>
/// <param name="SecondsPerTable">How long each shows.</param>
/// <param name="UnitId">The unit whose tree it may show.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was taken back; null when it was not.</param>
public sealed record DisplayView(
    string Id,
    string Name,
    ImmutableArray<string> Tables,
    int SecondsPerTable,
    string UnitId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt);

/// <summary>A new TV board, or a change of one.</summary>
/// <param name="Name">For people to read, 1 to 80 characters.</param>
/// <param name="Tables">1 to 50 table keys within the own scope.</param>
/// <param name="SecondsPerTable">5 to 3,600.</param>
/// <param name="Id">The board to change, which keeps its token; null for a new one.</param>
public sealed record DisplayRegistration(string Name, ImmutableArray<string> Tables, int SecondsPerTable, string? Id = null);

/// <summary>A TV board just made or changed.</summary>
/// <param name="Id">The token begins with it.</param>
/// <param name="Name">For people to read.</param>
/// <param name="Tables">Keys of the tables it cycles through.</param>
/// <param name="SecondsPerTable">How long each shows.</param>
/// <param name="Token">Its token, shown only when it is made; null after a change.</param>
/// <param name="Url">The page to open on the TV; null after a change.</param>
public sealed record SavedDisplay(string Id, string Name, ImmutableArray<string> Tables, int SecondsPerTable, string? Token, string? Url);

/// <summary>A unit's names.</summary>
/// <param name="Id">The unit.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
public sealed record UnitName(string Id, string NameEn, string NameZh)
{
    internal static UnitName Of(OrgUnit unit) => new(unit.Id, unit.NameEn, unit.NameZh);
}

/// <summary>All that a TV board needs to draw its tables.</summary>
/// <param name="Name">For people to read.</param>
/// <param name="Tables">Keys of the tables it cycles through.</param>
/// <param name="SecondsPerTable">How long each shows.</param>
/// <param name="Bank">The bank's day.</param>
/// <param name="Units">Names of the units of its tables and of those directly below.</param>
/// <param name="Indicators">The indicators of its tables.</param>
public sealed record DisplayProgram(
    string Name,
    ImmutableArray<string> Tables,
    int SecondsPerTable,
    BankDay Bank,
    ImmutableArray<UnitName> Units,
    ImmutableArray<IndicatorDefinition> Indicators);
