using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Messages;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Messages;

internal sealed class TemplateStore(IPodiumDatabase database, AuditTrail audit) : ITemplateStore
{
    private const string Columns =
        "code, version, kind, channel, holiday, subject_zh, text_zh, subject_en, text_en, state, written_by, written_at, decided_by, decided_at";

    public Task<IReadOnlyList<MessageTemplate>> ReadAsync(CancellationToken cancellationToken) => ReadAsync("1 = 1", cancellationToken);

    public Task<IReadOnlyList<MessageTemplate>> ReadApprovedAsync(CancellationToken cancellationToken) => ReadAsync($"state = {(int)TemplateState.Approved}", cancellationToken);

    public Task<MessageTemplate> SaveAsync(string code, int version, TemplateContent content, MessageOperation operation, CancellationToken cancellationToken) => StepAsync(
        code,
        operation,
        AuditActions.TemplateSaved,
        async (sql, versions) =>
        {
            if ((versions.Count == 0 ? 0 : versions[0].Version) != version)
            {
                throw new PodiumException(ErrorCodes.VersionChanged, "Somebody changed the template in between; look at the newest version first.", "version");
            }

            await MoveAsync(sql, code, TemplateState.Draft, TemplateState.Superseded);
            var saved = new MessageTemplate(code, version + 1, content, TemplateState.Draft, operation.Actor, operation.At, null, null);
            return await InsertAsync(sql, saved) == 1
                ? saved.Version
                : throw new PodiumException(ErrorCodes.VersionChanged, "Somebody changed the template in between; look at the newest version first.", "version");
        },
        cancellationToken);

    public Task<MessageTemplate> ApproveAsync(string code, int version, MessageOperation operation, CancellationToken cancellationToken) => StepAsync(
        code,
        operation,
        AuditActions.TemplateApproved,
        async (sql, versions) =>
        {
            TemplateRules.CheckApproval(versions.FirstOrDefault(v => v.Version == version) ?? throw NotFound(), operation.Actor);
            await MoveAsync(sql, code, TemplateState.Approved, TemplateState.Superseded);
            await DecideAsync(sql, code, TemplateState.Approved, operation, $"version = {version} and state = {(int)TemplateState.Draft}");
            return version;
        },
        cancellationToken);

    public Task<MessageTemplate> RetireAsync(string code, MessageOperation operation, CancellationToken cancellationToken) => StepAsync(
        code,
        operation,
        AuditActions.TemplateRetired,
        async (sql, versions) =>
        {
            if (versions.Count == 0)
            {
                throw NotFound();
            }

            var used = $"state in ({(int)TemplateState.Draft}, {(int)TemplateState.Approved})";
            return await DecideAsync(sql, code, TemplateState.Retired, operation, used) > 0
                ? versions[0].Version
                : throw new PodiumException(ErrorCodes.WrongState, "The template is out of use already.");
        },
        cancellationToken);

    // Every row of the code is locked, so that two who decide on it do it one after the other.
    private Task<MessageTemplate> StepAsync(
        string code, MessageOperation operation, string action, Func<Sql, List<MessageTemplate>, Task<int>> step, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var call = new Operation(operation.Id, action, operation.Actor, operation.Content, operation.UnitId);
            var known = await Operations.FindAsync(sql, call);
            var versions = await sql.QueryAsync(
                $"select {Columns} from message_template where code = @code order by version desc{sql.Dialect.ForUpdate}", Read, ("code", code));
            if (known is not null)
            {
                return versions.First(v => v.Version == int.Parse(known, System.Globalization.CultureInfo.InvariantCulture));
            }

            var version = await step(sql, versions);
            await Operations.AddAsync(sql, call, version.ToString(System.Globalization.CultureInfo.InvariantCulture), operation.At);
            var after = (await sql.FirstOrDefaultAsync(
                $"select {Columns} from message_template where code = @code and version = @version", Read, ("code", code), ("version", version)))!;
            await audit.AppendAsync(sql, new AuditRecord(operation.At, operation.Actor, action, $"template/{code}/{version}", UnitId: operation.UnitId, After: AuditText.Of(after)));
            return after;
        },
        Durability.Full,
        cancellationToken);

    private Task<IReadOnlyList<MessageTemplate>> ReadAsync(string where, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (IReadOnlyList<MessageTemplate>)await sql.QueryAsync($"select {Columns} from message_template where {where} order by kind, holiday, channel, code, version desc", Read),
        cancellationToken);

    private static Task<int> MoveAsync(Sql sql, string code, TemplateState from, TemplateState to) => sql.ExecuteAsync(
        "update message_template set state = @to where code = @code and state = @from", ("code", code), ("from", from), ("to", to));

    private static Task<int> DecideAsync(Sql sql, string code, TemplateState to, MessageOperation operation, string where) => sql.ExecuteAsync(
        $"update message_template set state = @to, decided_by = @by, decided_at = @at where code = @code and {where}",
        ("code", code),
        ("to", to),
        ("by", operation.Actor),
        ("at", operation.At));

    private static Task<int> InsertAsync(Sql sql, MessageTemplate template) => sql.ExecuteAsync(
        $"""
        insert into message_template ({Columns})
        values (@code, @version, @kind, @channel, @holiday, @subject_zh, @text_zh, @subject_en, @text_en, @state, @by, @at, null, null) on conflict do nothing
        """,
        ("code", template.Code),
        ("version", template.Version),
        ("kind", template.Content.Kind),
        ("channel", template.Content.Channel),
        ("holiday", template.Content.Holiday),
        ("subject_zh", template.Content.SubjectZh),
        ("text_zh", template.Content.TextZh),
        ("subject_en", template.Content.SubjectEn),
        ("text_en", template.Content.TextEn),
        ("state", template.State),
        ("by", template.WrittenBy),
        ("at", template.WrittenAt));

    private static MessageTemplate Read(Row row) => new(
        row.Text(0),
        row.Int(1),
        new TemplateContent(
            (MessageKind)row.Int(2), (MessageChannel)row.Int(3), row.IsNull(4) ? null : (GreetedHoliday)row.Int(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8)),
        (TemplateState)row.Int(9),
        row.Text(10),
        row.Instant(11),
        row.TextOrNull(12),
        row.InstantOrNull(13));

    private static PodiumException NotFound() => new(ErrorCodes.NotFound, "There is no such template.");
}
