using Podium.Silo.Database;

namespace Podium.Silo.Accounts;

internal sealed partial class AccountStore(IPodiumDatabase database) : IAccountStore
{
    private const string UserColumns =
        "user_name, display_name, password_hash, role, manager_id, unit_id, security_stamp, failed_attempts, locked_until, active";

    public Task<UserAccount?> FindUserAsync(string userName, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"select {UserColumns} from user_account where user_key = @key", ReadUser, ("key", Key(userName))),
        cancellationToken);

    public Task<bool> HasUsersAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => await sql.NumberAsync("select count(*) from (select 1 from user_account limit 1) first") > 0,
        cancellationToken);

    public Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<UserAccount>)await sql.QueryAsync($"select {UserColumns} from user_account order by user_key", ReadUser),
        cancellationToken);

    public Task<bool> AddUserAsync(UserAccount user, CancellationToken cancellationToken) => ChangeOneAsync(
        $"""
        insert into user_account (user_key, {UserColumns})
        values (@key, @name, @display, @hash, @role, @manager, @unit, @stamp, @failed, @locked, @active) on conflict (user_key) do nothing
        """,
        cancellationToken,
        [.. Parameters(user), ("failed", user.FailedAttempts), ("locked", user.LockedUntil)]);

    public Task<bool> UpdateUserAsync(UserAccount user, CancellationToken cancellationToken) => ChangeOneAsync(
        """
        update user_account
        set user_name = @name, display_name = @display, password_hash = @hash, role = @role, manager_id = @manager, unit_id = @unit,
          security_stamp = @stamp, active = @active
        where user_key = @key
        """,
        cancellationToken,
        Parameters(user));

    public Task<bool> CountFailureAsync(string userName, int lockAfter, DateTimeOffset lockedUntil, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("update user_account set failed_attempts = failed_attempts + 1 where user_key = @key", ("key", Key(userName)));
            return await sql.ExecuteAsync(
                "update user_account set failed_attempts = 0, locked_until = @until where user_key = @key and failed_attempts >= @limit",
                ("key", Key(userName)),
                ("until", lockedUntil),
                ("limit", lockAfter)) == 1;
        },
        Durability.Full,
        cancellationToken);

    public Task ClearFailuresAsync(string userName, CancellationToken cancellationToken) => ChangeOneAsync(
        "update user_account set failed_attempts = 0, locked_until = null where user_key = @key",
        cancellationToken,
        ("key", Key(userName)));

    private static string Key(string userName) => userName.ToLowerInvariant();

    private static UserAccount ReadUser(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        (UserRole)row.Int(3),
        row.TextOrNull(4),
        row.TextOrNull(5),
        row.Text(6),
        row.Int(7),
        row.InstantOrNull(8),
        row.Bool(9));

    private static (string Name, object? Value)[] Parameters(UserAccount user) =>
    [
        ("key", Key(user.UserName)),
        ("name", user.UserName),
        ("display", user.DisplayName),
        ("hash", user.PasswordHash),
        ("role", user.Role),
        ("manager", user.ManagerId),
        ("unit", user.UnitId),
        ("stamp", user.SecurityStamp),
        ("active", user.Active),
    ];

    private Task<bool> ChangeOneAsync(string text, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        database.WriteAsync(async sql => await sql.ExecuteAsync(text, parameters) == 1, Durability.Full, cancellationToken);
}
