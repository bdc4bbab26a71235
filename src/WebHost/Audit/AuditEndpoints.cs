using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Audit;

/// <summary>Who did, read and tried what; for auditors and administrators, to read only.</summary>
internal static class AuditEndpoints
{
    private const int MaxPage = 200;

    /// <summary>Maps <c>/api/audit</c>.</summary>
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").RequireAuthorization(Policies.Controllers);
        audit.MapGet("", ListAsync).WithName("listAudit")
            .WithSummary("Entries, newest first. An action that ends in a dot stands for all that begin so; from and to are days of the bank, both included.");
        audit.MapGet("/verify", VerifyAsync).WithName("verifyAudit").WithSummary("Walks the whole chain; names the first entry that does not fit.");
    }

    private static async Task<Ok<AuditPage>> ListAsync(
        IAuditTrail trail,
        BankDirectory bank,
        CancellationToken cancellationToken,
        string? actor = null,
        string? customerId = null,
        string? action = null,
        DateOnly? from = null,
        DateOnly? to = null,
        long? before = null,
        int count = 50)
    {
        if (count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Count is 1 to {MaxPage}.", "count");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(bank.Day.TimeZone);
        var query = new AuditQuery(Given(actor), Given(customerId), Given(action), Begin(from, zone), Begin(to?.AddDays(1), zone), before, count);
        var entries = await trail.ReadAsync(query, cancellationToken);
        return TypedResults.Ok(new AuditPage([.. entries.Select(AuditEntryView.Of)], entries.Count == count ? entries[^1].Number : null));
    }

    private static async Task<Ok<AuditVerdictView>> VerifyAsync(IAuditTrail trail, CancellationToken cancellationToken) =>
        TypedResults.Ok(AuditVerdictView.Of(await trail.VerifyAsync(cancellationToken)));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Begin(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } date)
        {
            return null;
        }

        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
