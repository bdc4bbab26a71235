namespace Podium.Silo.Accounts;

/// <summary>What a signed-in person or system may be (domain section 2).</summary>
public enum UserRole
{
    /// <summary>系统管理员: runs the platform.</summary>
    Administrator,
    /// <summary>客户经理: sees the own portfolio.</summary>
    Manager,
    /// <summary>支行行长: sees the unit and below.</summary>
    BranchHead,
    /// <summary>A bank system that feeds postings.</summary>
    Integrator,
    /// <summary>审计: reads everything, changes nothing.</summary>
    Auditor,
}

/// <summary>A person or system that can sign in.</summary>
/// <param name="UserName">Unique without regard to case.</param>
/// <param name="DisplayName">For people to read.</param>
/// <param name="PasswordHash">As the identity hasher writes it.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">The manager this account is, or null.</param>
/// <param name="UnitId">The unit whose tree is in scope, or null for the whole bank (where the role allows it).</param>
/// <param name="SecurityStamp">Changes when every cookie of the account must end.</param>
/// <param name="FailedAttempts">Wrong passwords since the last right one.</param>
/// <param name="LockedUntil">No sign-in before; null when not locked.</param>
/// <param name="Active">False once access has ended.</param>
public sealed record UserAccount(
    string UserName,
    string DisplayName,
    string PasswordHash,
    UserRole Role,
    string? ManagerId,
    string? UnitId,
    string SecurityStamp,
    int FailedAttempts = 0,
    DateTimeOffset? LockedUntil = null,
    bool Active = true);

/// <summary>A key an integrator calls with. Only its hash is kept.</summary>
/// <param name="Id">Public part.</param>
/// <param name="Name">For people to read.</param>
/// <param name="Hash">Hash of the secret, unique.</param>
/// <param name="UserName">The account it acts as.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Not valid from here on; null for never.</param>
/// <param name="RevokedAt">When it was taken back, or null.</param>
public sealed record ApiKey(string Id, string Name, byte[] Hash, string UserName, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt = null, DateTimeOffset? RevokedAt = null);

/// <summary>A TV board. Only the hash of its token is kept.</summary>
/// <param name="Id">Public part.</param>
/// <param name="Name">For people to read.</param>
/// <param name="TokenHash">Hash of the token, unique.</param>
/// <param name="Tables">Table keys it cycles through.</param>
/// <param name="SecondsPerTable">How long each is shown.</param>
/// <param name="UnitId">The unit whose tree it may show.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was taken back, or null.</param>
public sealed record Display(
    string Id,
    string Name,
    byte[] TokenHash,
    IReadOnlyList<string> Tables,
    int SecondsPerTable,
    string UnitId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt = null);
