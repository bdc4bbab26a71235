using Podium.Contracts.Errors;

namespace Podium.WebHost.Security;

/// <summary>What a password must be: long enough, and not the name.</summary>
internal static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 10;

    /// <summary>Most characters; hashing takes time by length.</summary>
    public const int MaxLength = 256;

    /// <summary>Refuses a weak password. Errors: <c>required</c>, <c>password_too_weak</c>.</summary>
    public static void Require(string userName, string? password)
    {
        if (string.IsNullOrEmpty(password))
        {
            throw new PodiumException(ErrorCodes.Required, "Give a password.", "password");
        }

        if (password.Length is < MinLength or > MaxLength)
        {
            throw new PodiumException(ErrorCodes.PasswordTooWeak, $"A password has {MinLength} to {MaxLength} characters.", "password");
        }

        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < 4)
        {
            throw new PodiumException(ErrorCodes.PasswordTooWeak, "The password is too easy to guess: it repeats few characters or contains the user name.", "password");
        }
    }
}
