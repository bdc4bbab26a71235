using Podium.Silo.Accounts;

namespace Podium.WebHost.Security;

/// <summary>Makes an account <c>admin</c> where there is none at all, so that somebody can sign in to an empty bank.</summary>
internal sealed partial class FirstAdministrator(AccountService accounts, IAccountStore store, IConfiguration configuration, ILogger<FirstAdministrator> logger)
{
    /// <summary>Name of the account.</summary>
    public const string UserName = "admin";

    /// <summary>Makes the account once and prints its random password, unless the demo bank brings its own accounts.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue("Podium:Demo:Enabled", true) || await store.HasUsersAsync(cancellationToken))
        {
            return;
        }

        var password = AccountService.NewPassword();
        await accounts.CreateAsync(new NewAccount(UserName, "Administrator", password, UserRole.Administrator), cancellationToken);
        LogCreated();
        await Console.Out.WriteLineAsync($"Sign in as '{UserName}' with the password '{password}'. It is shown only now: change it after signing in.");
    }

    // The password itself goes to the console only, never to a log that is kept.
    [LoggerMessage(1, LogLevel.Information, "Created the first administrator 'admin'; the password is on the console.")]
    private partial void LogCreated();
}
