using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Grains.Audit;
using Podium.Silo.Accounts;
using Podium.Silo.Visits;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>A feed just made.</summary>
/// <param name="Id">The feed.</param>
/// <param name="Url">The address, shown this once: who has it reads the agenda.</param>
public sealed record NewCalendarFeed(string Id, string Url);

/// <summary>iCalendar feeds (RFC 5545) of the own agenda, for the calendar of a phone; opened by a personal token.</summary>
internal static class CalendarFeedEndpoints
{
    private const int DaysBack = 30;
    private const int DaysAhead = 180;

    /// <summary>Maps <c>/api/calendar-feeds</c> and <c>/api/ical/{token}.ics</c>.</summary>
    public static void MapCalendarFeeds(this IEndpointRouteBuilder api)
    {
        var feeds = api.MapGroup("/calendar-feeds").WithTags("Agenda").RequireAuthorization(Policies.Managers);
        feeds.MapPost("", AddAsync).WithName("addCalendarFeed").WithSummary("Makes an address for the calendar of a phone; it is shown this once.");
        feeds.MapGet("", ListAsync).WithName("listCalendarFeeds").WithSummary("The own feeds, newest first.");
        feeds.MapDelete("/{id}", RevokeAsync).WithName("revokeCalendarFeed").WithSummary("Takes a feed back.");
        api.MapGet("/ical/{token}.ics", ReadAsync).WithTags("Agenda").AllowAnonymous().WithName("readCalendarFeed")
            .WithSummary("The agenda behind a token, as iCalendar.").Produces<string>(StatusCodes.Status200OK, "text/calendar");
    }

    private static async Task<Ok<NewCalendarFeed>> AddAsync(
        HttpRequest request, DataScope scope, ICalendarFeedStore store, IAuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var feed = new CalendarFeed(Guid.NewGuid().ToString("N"), scope.Caller.UserName, scope.OwnManagerId!, time.GetUtcNow(), null);
        await store.AddAsync(feed, AccessCheck.HashOf(token), cancellationToken);
        await audit.AppendAsync(
            new AuditRecord(time.GetUtcNow(), scope.Caller.UserName, "calendarFeed.added", "calendarFeed/" + feed.Id, UnitId: scope.OwnUnitId), cancellationToken);
        return TypedResults.Ok(new NewCalendarFeed(feed.Id, $"{request.Scheme}://{request.Host}/api/ical/{token}.ics"));
    }

    private static async Task<Ok<ImmutableArray<CalendarFeed>>> ListAsync(DataScope scope, ICalendarFeedStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<ImmutableArray<CalendarFeed>>([.. await store.ListAsync(scope.Caller.UserName, cancellationToken)]);

    private static async Task<NoContent> RevokeAsync(
        string id, DataScope scope, ICalendarFeedStore store, IAuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(scope.Caller.UserName, id, time.GetUtcNow(), cancellationToken))
        {
            throw Problems.NotFound("feed");
        }

        await audit.AppendAsync(
            new AuditRecord(time.GetUtcNow(), scope.Caller.UserName, "calendarFeed.revoked", "calendarFeed/" + id, UnitId: scope.OwnUnitId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<ContentHttpResult> ReadAsync(
        string token, HttpResponse response, ICalendarFeedStore store, IAccountStore accounts, AgendaReader reader, VisitDesk desk, CancellationToken cancellationToken)
    {
        var feed = await store.FindAsync(AccessCheck.HashOf(token), cancellationToken) ?? throw Problems.NotFound("feed");
        // Who has left, or is another manager by now, reads nothing more.
        var user = await accounts.FindUserAsync(feed.UserName, cancellationToken);
        if (user is not { Active: true, Role: UserRole.Manager } || !string.Equals(user.ManagerId, feed.ManagerId, StringComparison.Ordinal))
        {
            throw Problems.NotFound("feed");
        }

        var today = desk.Clock.Today;
        var items = await reader.ReadAsync(feed.ManagerId, today.AddDays(-DaysBack), today.AddDays(DaysAhead), cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Content(AgendaCalendar.Write(items, desk.Clock.Now), "text/calendar; charset=utf-8", Encoding.UTF8);
    }
}
