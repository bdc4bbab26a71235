using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Grains.Organization;
using Podium.Silo.Accounts;

namespace Podium.WebHost.Security;

/// <summary>A new account.</summary>
/// <param name="UserName">Letters, digits, dot, dash, underscore; 1 to 32; unique without regard to case.</param>
/// <param name="DisplayName">For people to read, 1 to 80.</param>
/// <param name="Password">See <see cref="PasswordRules"/>; kept as a hash.</param>
/// <param name="Role">The role.</param>
/// <param name="ManagerId">The manager the account is; required for managers, null for others.</param>
/// <param name="UnitId">The unit led; required for branch heads, null for others.</param>
internal sealed record NewAccount(string UserName, string DisplayName, string Password, UserRole Role, string? ManagerId = null, string? UnitId = null);

/// <summary>What changes of an account; null leaves it as it is.</summary>
internal sealed record AccountChange(
    string? DisplayName = null,
    string? Password = null,
    UserRole? Role = null,
    string? ManagerId = null,
    string? UnitId = null,
    bool? Active = null);

/// <summary>Creates, changes and proves accounts. Every change of access ends the account's cookies.</summary>
internal sealed partial class AccountService(
    IAccountStore store,
    AccountRules rules,
    IOptionsMonitor<SecurityOptions> options,
    TimeProvider time,
    ILogger<AccountService> logger)
{
    private static readonly PasswordHasher<string> Hasher = new();

    // Checked when there is no such account, so that the answer takes as long as for one that exists.
    private static readonly string NobodysHash = Hasher.HashPassword("", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Creates an account. Errors: those of <see cref="AccountRules"/> and <see cref="PasswordRules"/>, <c>already_exists</c>.</summary>
    public async Task<UserAccount> CreateAsync(NewAccount account, CancellationToken cancellationToken)
    {
        PasswordRules.Require(account.UserName, account.Password);
        var user = new UserAccount(
            account.UserName,
            account.DisplayName,
            Hasher.HashPassword(account.UserName, account.Password),
            account.Role,
            account.ManagerId,
            account.UnitId,
            NewStamp());
        rules.Require(user);
        return await store.AddUserAsync(user, cancellationToken)
            ? user
            : throw new PodiumException(ErrorCodes.AlreadyExists, $"There is an account '{account.UserName}' already.", "userName");
    }

    /// <summary>Changes an account and ends its cookies. Errors: as for creating, <c>not_found</c>, <c>not_allowed</c> for the last administrator.</summary>
    public async Task<UserAccount> ChangeAsync(string userName, AccountChange change, CancellationToken cancellationToken)
    {
        var before = await store.FindUserAsync(userName, cancellationToken) ?? throw Errors.Problems.NotFound("account");
        if (change.Password is not null)
        {
            PasswordRules.Require(before.UserName, change.Password);
        }

        var role = change.Role ?? before.Role;
        var after = before with
        {
            DisplayName = change.DisplayName ?? before.DisplayName,
            PasswordHash = change.Password is null ? before.PasswordHash : Hasher.HashPassword(before.UserName, change.Password),
            Role = role,
            ManagerId = role == UserRole.Manager ? change.ManagerId ?? before.ManagerId : change.ManagerId,
            UnitId = role == UserRole.BranchHead ? change.UnitId ?? before.UnitId : change.UnitId,
            Active = change.Active ?? before.Active,
            SecurityStamp = NewStamp(),
        };
        rules.Require(after);
        if (before is { Role: UserRole.Administrator, Active: true } && after is not { Role: UserRole.Administrator, Active: true })
        {
            await RequireAnotherAdministratorAsync(before.UserName, cancellationToken);
        }

        await store.UpdateUserAsync(after, cancellationToken);
        if (change.Password is not null)
        {
            await store.ClearFailuresAsync(after.UserName, cancellationToken);
        }

        return after;
    }

    /// <summary>
    /// The account when name and password are right and it is neither ended nor locked; else null. Who asks learns not which of these it
    /// was: that would tell which accounts there are.
    /// </summary>
    public async Task<UserAccount?> ProveAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var user = await store.FindUserAsync(userName, cancellationToken);
        var hash = user?.PasswordHash ?? NobodysHash;
        var verified = Hasher.VerifyHashedPassword(userName, hash, password.Length > PasswordRules.MaxLength ? "" : password);
        if (user is null || !user.Active || user.LockedUntil > time.GetUtcNow())
        {
            return null;
        }

        if (verified == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(user, cancellationToken);
            return null;
        }

        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user = user with { PasswordHash = Hasher.HashPassword(user.UserName, password) };
            await store.UpdateUserAsync(user, cancellationToken);
        }

        if (user.FailedAttempts > 0 || user.LockedUntil is not null)
        {
            await store.ClearFailuresAsync(user.UserName, cancellationToken);
        }

        return user;
    }

    /// <summary>A password nobody guesses.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private async Task CountFailureAsync(UserAccount user, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        var lockedUntil = time.GetUtcNow() + settings.LockFor;
        if (await store.CountFailureAsync(user.UserName, settings.LockAfter, lockedUntil, cancellationToken))
        {
            LogLocked(user.UserName, lockedUntil);
        }
    }

    private async Task RequireAnotherAdministratorAsync(string userName, CancellationToken cancellationToken)
    {
        var users = await store.ListUsersAsync(cancellationToken);
        if (!users.Any(u => u is { Role: UserRole.Administrator, Active: true } && !string.Equals(u.UserName, userName, StringComparison.OrdinalIgnoreCase)))
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "This is the last administrator; make another one first.", "role");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Too many wrong passwords for '{UserName}': locked until {LockedUntil:u}.")]
    private partial void LogLocked(string userName, DateTimeOffset lockedUntil);
}
