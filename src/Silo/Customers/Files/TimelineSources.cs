using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Ledger;
using Podium.Silo.Database;

namespace Podium.Silo.Customers.Files;

/// <summary>A source of a timeline over a query with the columns <c>at, ref, title, actor, detail</c> and the parameter <c>@customer</c>.</summary>
internal abstract class TimelineQuery(IPodiumDatabase database, TimelineKind kind) : ITimelineSource
{
    public TimelineKind Kind => kind;

    protected abstract string Rows { get; }

    public virtual async Task<IReadOnlyList<TimelineRow>> ReadAsync(
        string customerId, DateTimeOffset upTo, string? afterId, int count, CancellationToken cancellationToken) => await database.ReadAsync(
            sql => sql.QueryAsync(
                $"""
                select at, ref, title, actor, detail from ({Rows}) r
                where at < @upTo or (@sameMoment = 1 and at = @upTo and ref{sql.Dialect.Ordinal} > @after)
                order by at desc, ref{sql.Dialect.Ordinal} limit @count
                """,
                row => new TimelineRow(row.Instant(0), kind, Title(row.Text(2)), row.TextOrNull(3), row.Text(1), row.Text(4)),
                ("customer", customerId),
                ("upTo", upTo),
                ("sameMoment", afterId is null ? 0 : 1),
                ("after", afterId ?? ""),
                ("count", count)),
            cancellationToken);

    protected virtual string Title(string text) => text;

    protected static string CamelCase<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

internal sealed class PostingTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Posting)
{
    protected override string Rows =>
        $"""
        select booked_at as at, source || '/' || posting_id as ref, cast(kind as text) || case when reverses_id is null then '' else ' reversal' end as title,
          cast(null as text) as actor, product || ' ' || cast(posting_amount as text) as detail
        from ledger where customer_id = @customer and leg = 0 and effect = {(int)EntryEffect.Business} and source <> '{LedgerSources.Podium}'
        """;

    // "depositIn", and "depositIn reversal" for what takes one back.
    protected override string Title(string text)
    {
        var number = text.Split(' ')[0];
        return CamelCase((EntryKind)int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)) + text[number.Length..];
    }
}

internal sealed class TierTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Tier)
{
    protected override string Rows =>
        """
        select changed_at as at, cast(from_day as text) as ref, cast(tier as text) as title, cast(null as text) as actor, '' as detail
        from customer_tier where customer_id = @customer
        """;

    protected override string Title(string text) => CamelCase((Tier)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}

internal sealed class DocumentTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Document)
{
    protected override string Rows =>
        """
        select uploaded_at as at, id as ref, name as title, uploaded_by as actor, kind as detail
        from customer_document where customer_id = @customer and removed_at is null
        """;
}

internal sealed class ProfileTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Profile)
{
    protected override string Rows =>
        $"""
        select at, cast(number as text) as ref, action as title, actor, '' as detail
        from audit_entry where customer_id = @customer
          and action in ('{AuditActions.CustomerRegistered}', '{AuditActions.ProfileChanged}', '{AuditActions.FileChanged}', '{AuditActions.RelationsChanged}')
        """;
}

internal sealed class AssignmentTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Assignment)
{
    protected override string Rows =>
        $"""
        select at, cast(number as text) as ref, coalesce(after, '') as title, actor, '' as detail
        from audit_entry where customer_id = @customer and action = '{AuditActions.CustomerAssigned}'
        """;

    // The audit holds the assignment as JSON; people read "ann 60 %, bob 40 %".
    protected override string Title(string text)
    {
        var assignment = System.Text.Json.JsonSerializer.Deserialize<Assignment>(text, System.Text.Json.JsonSerializerOptions.Web);
        return assignment is null
            ? ""
            : string.Join(", ", assignment.Shares.Select(share => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share.ManagerId} {share.BasisPoints / 100m:0.##} %")));
    }
}
