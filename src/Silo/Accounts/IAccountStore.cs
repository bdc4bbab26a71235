namespace Podium.Silo.Accounts;

/// <summary>Keeps who may sign in: accounts, API keys and displays. Reads are cheap single rows by key.</summary>
public interface IAccountStore
{
    /// <summary>The account of a name (case does not matter), or null.</summary>
    Task<UserAccount?> FindUserAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Whether there is any account, so that somebody can sign in.</summary>
    Task<bool> HasUsersAsync(CancellationToken cancellationToken);

    /// <summary>All accounts by name.</summary>
    Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken);

    /// <summary>Adds an account; false, with nothing written, when the name is taken.</summary>
    Task<bool> AddUserAsync(UserAccount user, CancellationToken cancellationToken);

    /// <summary>Replaces all fields of an account; false when there is none of that name. Leaves failed attempts and lock alone.</summary>
    Task<bool> UpdateUserAsync(UserAccount user, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a wrong password in the database itself, so that parallel guesses are all counted; at <paramref name="lockAfter"/> in a row
    /// locks until <paramref name="lockedUntil"/> and starts counting anew. True when this one locked the account.
    /// </summary>
    Task<bool> CountFailureAsync(string userName, int lockAfter, DateTimeOffset lockedUntil, CancellationToken cancellationToken);

    /// <summary>Forgets wrong passwords and lock.</summary>
    Task ClearFailuresAsync(string userName, CancellationToken cancellationToken);

    /// <summary>The key with this hash, revoked and expired ones too, or null.</summary>
    Task<ApiKey?> FindApiKeyAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>All keys, newest first.</summary>
    Task<IReadOnlyList<ApiKey>> ListApiKeysAsync(CancellationToken cancellationToken);

    /// <summary>Adds a key.</summary>
    Task AddApiKeyAsync(ApiKey key, CancellationToken cancellationToken);

    /// <summary>Takes a key back; false when there is none of that id or it was taken back before.</summary>
    Task<bool> RevokeApiKeyAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The display whose token has this hash, revoked ones too, or null.</summary>
    Task<Display?> FindDisplayAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>All displays, newest first.</summary>
    Task<IReadOnlyList<Display>> ListDisplaysAsync(CancellationToken cancellationToken);

    /// <summary>Adds a display, or replaces the one of the same id.</summary>
    Task SaveDisplayAsync(Display display, CancellationToken cancellationToken);

    /// <summary>Takes a display back; false when there is none of that id or it was taken back before.</summary>
    Task<bool> RevokeDisplayAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);
}
