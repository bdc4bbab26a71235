using System.Text.Json;
using Podium.Silo.Database;

namespace Podium.Silo.Accounts;

internal sealed partial class AccountStore
{
    private const string KeyColumns = "id, name, hash, user_name, created_at, expires_at, revoked_at";
    private const string DisplayColumns = "id, name, token_hash, tables, seconds_per_table, unit_id, created_at, revoked_at";

    public Task<ApiKey?> FindApiKeyAsync(byte[] hash, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"select {KeyColumns} from api_key where hash = @hash", ReadKey, ("hash", hash)),
        cancellationToken);

    public Task<IReadOnlyList<ApiKey>> ListApiKeysAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<ApiKey>)await sql.QueryAsync($"select {KeyColumns} from api_key order by created_at desc, id", ReadKey),
        cancellationToken);

    public Task AddApiKeyAsync(ApiKey key, CancellationToken cancellationToken) => ChangeOneAsync(
        $"insert into api_key ({KeyColumns}) values (@id, @name, @hash, @user, @created, @expires, @revoked)",
        cancellationToken,
        ("id", key.Id),
        ("name", key.Name),
        ("hash", key.Hash),
        ("user", key.UserName),
        ("created", key.CreatedAt),
        ("expires", key.ExpiresAt),
        ("revoked", key.RevokedAt));

    public Task<bool> RevokeApiKeyAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeOneAsync("update api_key set revoked_at = @at where id = @id and revoked_at is null", cancellationToken, ("id", id), ("at", at));

    public Task<Display?> FindDisplayAsync(byte[] tokenHash, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"select {DisplayColumns} from display where token_hash = @hash", ReadDisplay, ("hash", tokenHash)),
        cancellationToken);

    public Task<IReadOnlyList<Display>> ListDisplaysAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<Display>)await sql.QueryAsync($"select {DisplayColumns} from display order by created_at desc, id", ReadDisplay),
        cancellationToken);

    public Task SaveDisplayAsync(Display display, CancellationToken cancellationToken) => ChangeOneAsync(
        $"""
        insert into display ({DisplayColumns}) values (@id, @name, @hash, @tables, @seconds, @unit, @created, @revoked)
        on conflict (id) do update set name = excluded.name, token_hash = excluded.token_hash, tables = excluded.tables,
          seconds_per_table = excluded.seconds_per_table, unit_id = excluded.unit_id, revoked_at = excluded.revoked_at
        """,
        cancellationToken,
        ("id", display.Id),
        ("name", display.Name),
        ("hash", display.TokenHash),
        ("tables", JsonSerializer.Serialize(display.Tables)),
        ("seconds", display.SecondsPerTable),
        ("unit", display.UnitId),
        ("created", display.CreatedAt),
        ("revoked", display.RevokedAt));

    public Task<bool> RevokeDisplayAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeOneAsync("update display set revoked_at = @at where id = @id and revoked_at is null", cancellationToken, ("id", id), ("at", at));

    private static ApiKey ReadKey(Row row) =>
        new(row.Text(0), row.Text(1), row.Bytes(2), row.Text(3), row.Instant(4), row.InstantOrNull(5), row.InstantOrNull(6));

    private static Display ReadDisplay(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Bytes(2),
        JsonSerializer.Deserialize<string[]>(row.Text(3))!,
        row.Int(4),
        row.Text(5),
        row.Instant(6),
        row.InstantOrNull(7));
}
