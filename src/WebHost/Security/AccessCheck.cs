using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Podium.Silo.Accounts;

namespace Podium.WebHost.Security;

/// <summary>
/// Proves callers against what the accounts say now, so that an account that was ended or changed loses access with its next call.
/// </summary>
internal sealed class AccessCheck(IAccountStore accounts, TimeProvider time)
{
    /// <summary>Hash under which keys and tokens are kept; they are random and long, so a plain hash is enough.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The principal as the account, key or display is now; null when access has ended.</summary>
    public async ValueTask<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var stamp = user.FindFirstValue(Caller.StampClaim);
        return (user.Identity?.AuthenticationType, stamp) switch
        {
            (_, null) => null,
            (Schemes.Cookie, _) => await ByStampAsync(user.FindFirstValue(ClaimTypes.Name), stamp, cancellationToken),
            (Schemes.ApiKey, _) => await ByApiKeyHashAsync(Convert.FromHexString(stamp), cancellationToken),
            (Schemes.Display, _) => await ByDisplayHashAsync(Convert.FromHexString(stamp), cancellationToken),
            _ => null,
        };
    }

    /// <summary>The principal of an API key, or null.</summary>
    public ValueTask<ClaimsPrincipal?> ByApiKeyAsync(string key, CancellationToken cancellationToken) =>
        ByApiKeyHashAsync(HashOf(key), cancellationToken);

    /// <summary>The principal of a display token, or null.</summary>
    public ValueTask<ClaimsPrincipal?> ByDisplayTokenAsync(string token, CancellationToken cancellationToken) =>
        ByDisplayHashAsync(HashOf(token), cancellationToken);

    /// <summary>The principal of an account.</summary>
    public static ClaimsPrincipal PrincipalOf(UserAccount user, string scheme, string stamp) =>
        new Caller(user.UserName, user.DisplayName, RoleOf(user.Role), user.ManagerId, user.UnitId, []).ToPrincipal(scheme, stamp);

    /// <summary>The caller's role of an account's role.</summary>
    public static CallerRole RoleOf(UserRole role) => role switch
    {
        UserRole.Administrator => CallerRole.Administrator,
        UserRole.Manager => CallerRole.Manager,
        UserRole.BranchHead => CallerRole.BranchHead,
        UserRole.Integrator => CallerRole.Integrator,
        UserRole.Auditor => CallerRole.Auditor,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private async ValueTask<ClaimsPrincipal?> ByStampAsync(string? userName, string stamp, CancellationToken cancellationToken)
    {
        var user = userName is null ? null : await accounts.FindUserAsync(userName, cancellationToken);
        return user is { Active: true } && string.Equals(user.SecurityStamp, stamp, StringComparison.Ordinal)
            ? PrincipalOf(user, Schemes.Cookie, stamp)
            : null;
    }

    private async ValueTask<ClaimsPrincipal?> ByApiKeyHashAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var key = await accounts.FindApiKeyAsync(hash, cancellationToken);
        if (key is null || key.RevokedAt is not null || key.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        var user = await accounts.FindUserAsync(key.UserName, cancellationToken);
        return user is { Active: true } ? PrincipalOf(user, Schemes.ApiKey, Convert.ToHexString(hash)) : null;
    }

    private async ValueTask<ClaimsPrincipal?> ByDisplayHashAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var display = await accounts.FindDisplayAsync(hash, cancellationToken);
        return display is { RevokedAt: null }
            ? new Caller(display.Id, display.Name, CallerRole.Display, null, display.UnitId, [.. display.Tables])
                .ToPrincipal(Schemes.Display, Convert.ToHexString(hash))
            : null;
    }
}
