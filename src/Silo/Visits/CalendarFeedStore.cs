using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>An address from which a phone's calendar reads an agenda. Only the hash of its token is kept.</summary>
/// <param name="Id">The feed.</param>
/// <param name="UserName">Whose account.</param>
/// <param name="ManagerId">Whose agenda.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was taken back, or null.</param>
public sealed record CalendarFeed(string Id, string UserName, string ManagerId, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>Keeps calendar feeds.</summary>
public interface ICalendarFeedStore
{
    /// <summary>Adds a feed.</summary>
    Task AddAsync(CalendarFeed feed, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The feed whose token has this hash, unless it was taken back.</summary>
    Task<CalendarFeed?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The feeds of an account, newest first.</summary>
    Task<IReadOnlyList<CalendarFeed>> ListAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Takes a feed of an account back; false when there is none.</summary>
    Task<bool> RevokeAsync(string userName, string id, DateTimeOffset at, CancellationToken cancellationToken);
}

internal sealed class CalendarFeedStore(IPodiumDatabase database) : ICalendarFeedStore
{
    private const string Columns = "feed_id, user_name, manager_id, created_at, revoked_at";

    public Task AddAsync(CalendarFeed feed, byte[] tokenHash, CancellationToken cancellationToken) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            "insert into calendar_feed (feed_id, user_name, manager_id, token_hash, created_at) values (@id, @user, @manager, @hash, @at)",
            ("id", feed.Id),
            ("user", feed.UserName),
            ("manager", feed.ManagerId),
            ("hash", tokenHash),
            ("at", feed.CreatedAt)),
        Durability.Full,
        cancellationToken);

    public Task<CalendarFeed?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"select {Columns} from calendar_feed where token_hash = @hash and revoked_at is null", Read, ("hash", tokenHash)),
        cancellationToken);

    public Task<IReadOnlyList<CalendarFeed>> ListAsync(string userName, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<CalendarFeed>)await sql.QueryAsync(
            $"select {Columns} from calendar_feed where user_name = @user order by created_at desc, feed_id", Read, ("user", userName)),
        cancellationToken);

    public Task<bool> RevokeAsync(string userName, string id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        async sql => await sql.ExecuteAsync(
            "update calendar_feed set revoked_at = @at where feed_id = @id and user_name = @user and revoked_at is null", ("at", at), ("id", id), ("user", userName)) == 1,
        Durability.Full,
        cancellationToken);

    private static CalendarFeed Read(Row row) => new(row.Text(0), row.Text(1), row.Text(2), row.Instant(3), row.InstantOrNull(4));
}
