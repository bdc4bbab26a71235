using System.Security.Cryptography;
using Podium.Contracts.Errors;
using Podium.Silo.Accounts;
using Podium.WebHost.Errors;

namespace Podium.WebHost.Security;

/// <summary>Makes the secrets of systems and TV boards. A secret is shown once, when it is made; only its hash is kept.</summary>
internal sealed class ApiKeyService(IAccountStore store, TimeProvider time)
{
    /// <summary>Makes a key for an integrator's account. Errors: <c>not_found</c>, <c>not_allowed</c>, <c>required</c>, <c>malformed</c>.</summary>
    public async Task<(ApiKey Key, string Secret)> CreateAsync(string name, string userName, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        RequireName(name);
        var user = await store.FindUserAsync(userName, cancellationToken) ?? throw Problems.NotFound("account");
        if (user is not { Role: UserRole.Integrator, Active: true })
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "Keys are for active integrator accounts only.", "userName");
        }

        if (expiresAt <= time.GetUtcNow())
        {
            throw new PodiumException(ErrorCodes.Malformed, "The key would be expired from the start.", "expiresAt");
        }

        var (id, secret) = NewSecret("pk");
        var key = new ApiKey(id, name.Trim(), AccessCheck.HashOf(secret), user.UserName, time.GetUtcNow(), expiresAt);
        await store.AddApiKeyAsync(key, cancellationToken);
        return (key, secret);
    }

    /// <summary>Makes a display with its token.</summary>
    public async Task<(Display Display, string Token)> CreateDisplayAsync(
        string name,
        IReadOnlyList<string> tables,
        int secondsPerTable,
        string unitId,
        CancellationToken cancellationToken)
    {
        RequireName(name);
        var (id, token) = NewSecret("tv");
        var display = new Display(id, name.Trim(), AccessCheck.HashOf(token), tables, secondsPerTable, unitId, time.GetUtcNow());
        await store.SaveDisplayAsync(display, cancellationToken);
        return (display, token);
    }

    // The id is the beginning of the secret, so that people can tell keys apart: 40 bits of it are public, 240 are not.
    private static (string Id, string Secret) NewSecret(string prefix)
    {
        var id = $"{prefix}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";
        return (id, $"{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(30))}");
    }

    private static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 80)
        {
            throw new PodiumException(ErrorCodes.Required, "Give a name of 1 to 80 characters.", "name");
        }
    }
}
