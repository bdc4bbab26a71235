using System.Collections.Immutable;
using Podium.Contracts.Calendar;

namespace Podium.WebHost.Security;

/// <summary>A sign-in.</summary>
/// <param name="UserName">Account name.</param>
/// <param name="Password">Password.</param>
public sealed record SignIn(string UserName, string Password);

/// <summary>A change of the own password.</summary>
/// <param name="Current">The password until now.</param>
/// <param name="New">The password from now on: 10 to 256 characters.</param>
public sealed record PasswordChange(string Current, string New);

/// <summary>Who is signed in, and what that means.</summary>
/// <param name="UserName">Account name.</param>
/// <param name="DisplayName">For people to read.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">The manager this account is; null for other roles.</param>
/// <param name="UnitId">The own unit: where a manager works today, which one a branch head leads; null for the whole bank.</param>
/// <param name="Units">Units whose league tables are in scope, parents before children.</param>
/// <param name="ShowPeerAmounts">Whether amounts of colleagues show on league tables.</param>
/// <param name="Bank">The bank's day.</param>
public sealed record SessionView(
    string UserName,
    string DisplayName,
    CallerRole Role,
    string? ManagerId,
    string? UnitId,
    ImmutableArray<string> Units,
    bool ShowPeerAmounts,
    BankDay Bank);
