using Podium.Grains.Messages;
using Podium.Silo.Database;

namespace Podium.Silo.Messages;

/// <summary>Messages in their table.</summary>
internal static class MessageRows
{
    private const string Columns =
        """
        m.id, m.customer_id, coalesce(c.name, m.customer_id), m.manager_id, m.kind, m.occasion, m.template, m.template_version, m.channel, m.language, m.address, m.subject,
        m.text, m.day, m.due_at, m.expires_at, m.state, m.attempts, m.round, m.error_code, m.gateway, m.gateway_reference, m.created_by, m.created_at, m.settled_at
        """;

    /// <summary>The messages of a condition over <c>message m</c>.</summary>
    public static Task<List<Message>> QueryAsync(Sql sql, string condition, params (string Name, object? Value)[] parameters) =>
        sql.QueryAsync($"select {Columns} from message m left join customer c on c.customer_id = m.customer_id {condition}", Read, parameters);

    public static async Task<Message?> LoadAsync(Sql sql, string id) => (await QueryAsync(sql, "where m.id = @id", ("id", id))).FirstOrDefault();

    /// <summary>False when the customer has a message for the occasion.</summary>
    public static async Task<bool> InsertAsync(Sql sql, Message message) => await sql.ExecuteAsync(
        """
        insert into message (id, customer_id, manager_id, kind, occasion, template, template_version, channel, language, address, subject, text, day, due_at, expires_at, state,
          attempts, round, error_code, created_by, created_at, settled_at)
        values (@id, @customer, @manager, @kind, @occasion, @template, @version, @channel, @language, @address, @subject, @text, @day, @due, @expires, @state,
          @attempts, @round, @error, @by, @at, @settled)
        on conflict (customer_id, occasion) do nothing
        """,
        [
            ("id", message.Id),
            ("customer", message.CustomerId),
            ("kind", message.Kind),
            ("occasion", message.Occasion),
            ("by", message.CreatedBy),
            ("at", message.CreatedAt),
            .. Content(message),
        ]) == 1;

    /// <summary>Puts a message in the place of what was written before.</summary>
    public static Task<int> RewriteAsync(Sql sql, Message message) => sql.ExecuteAsync(
        """
        update message set manager_id = @manager, template = @template, template_version = @version, channel = @channel, language = @language, address = @address,
          subject = @subject, text = @text, day = @day, due_at = @due, expires_at = @expires, state = @state, attempts = @attempts, round = @round, error_code = @error,
          settled_at = @settled, gateway = null, gateway_reference = null, claimed_by = null, claimed_until = null
        where id = @id
        """,
        [("id", message.Id), .. Content(message)]);

    private static (string, object?)[] Content(Message message) =>
    [
        ("manager", message.ManagerId),
        ("template", message.Template),
        ("version", message.TemplateVersion),
        ("channel", message.Channel),
        ("language", message.Language),
        ("address", message.Address),
        ("subject", message.Subject),
        ("text", message.Text),
        ("day", message.Day),
        ("due", message.DueAt),
        ("expires", message.ExpiresAt),
        ("state", message.State),
        ("attempts", message.Attempts),
        ("round", message.Round),
        ("error", message.ErrorCode),
        ("settled", message.SettledAt),
    ];

    private static Message Read(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        row.Text(3),
        (MessageKind)row.Int(4),
        row.Text(5),
        row.Text(6),
        row.Int(7),
        (MessageChannel)row.Int(8),
        (MessageLanguage)row.Int(9),
        row.Text(10),
        row.Text(11),
        row.Text(12),
        row.Day(13),
        row.Instant(14),
        row.Instant(15),
        (MessageState)row.Int(16),
        row.Int(17),
        row.Int(18),
        row.TextOrNull(19),
        row.TextOrNull(20),
        row.TextOrNull(21),
        row.Text(22),
        row.Instant(23),
        row.InstantOrNull(24));
}
