using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.History;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues;

/// <summary>League tables over REST: live, and as of past business dates.</summary>
internal static class LeagueEndpoints
{
    private const int MaxCount = 1_000;
    private const int MaxRadius = 100;
    private const int MaxTrendMembers = 100;
    private const int MaxTrendDays = 400;

    /// <summary>Maps <c>/api/leagues</c>.</summary>
    public static void MapLeagues(this IEndpointRouteBuilder api)
    {
        var leagues = api.MapGroup("/leagues" + TableAddress.Pattern).WithTags("Leagues");
        leagues.MapGet("", PageAsync).RequireAuthorization(Policies.Everybody).WithName("getLeague")
            .WithSummary("A page of a league table, live or as of a past business date.");
        leagues.MapGet("/around/{memberId}", AroundAsync).WithName("getLeagueAround").WithSummary("A member's row with its neighbours.");
        leagues.MapGet("/members", MembersAsync).RequireAuthorization(Policies.Everybody).WithName("getLeagueMembers").WithSummary("The rows of some members.");
        leagues.MapGet("/trend", TrendAsync).RequireAuthorization(Policies.Everybody).WithName("getLeagueTrend")
            .WithSummary("Values of some members over the last days.");
        leagues.MapGet("/restatements", RestatementsAsync).WithName("getRestatements")
            .WithSummary("What was booked into a closed period afterwards, and what it changed.");
        leagues.MapGet("/explain/{memberId}", ExplainEndpoints.ExplainAsync).WithName("explainValue")
            .WithSummary("The postings that make a member's number; they add up to it.");
        leagues.MapGet("/passed/{memberId}", ExplainEndpoints.PassedAsync).WithName("getPassed")
            .WithSummary("Who was behind the member on a past day and is ahead now, and with which postings.");
    }

    private static async Task<Ok<LeagueView>> PageAsync(
        [AsParameters] TableAddress address,
        DataScope scope,
        LeagueReader reader,
        int offset = 0,
        int count = 50,
        DateOnly? asOf = null,
        [FromQuery(Name = "as")] string? version = null)
    {
        if (offset < 0 || count is < 1 or > MaxCount)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 or more, count is 1 to {MaxCount}.", "count");
        }

        var (key, audience) = address.Open(scope);
        return TypedResults.Ok(await reader.ReadAsync(key, audience, new TablePart.Page(offset, count), asOf, version));
    }

    private static async Task<Ok<LeagueView>> AroundAsync(
        [AsParameters] TableAddress address,
        string memberId,
        DataScope scope,
        LeagueReader reader,
        int radius = 3,
        DateOnly? asOf = null,
        [FromQuery(Name = "as")] string? version = null)
    {
        if (radius is < 0 or > MaxRadius)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"The radius is 0 to {MaxRadius}.", "radius");
        }

        var (key, audience) = address.Open(scope);
        return TypedResults.Ok(await reader.ReadAsync(key, audience, new TablePart.Around(memberId, radius), asOf, version));
    }

    private static async Task<Ok<LeagueView>> MembersAsync(
        [AsParameters] TableAddress address,
        string ids,
        DataScope scope,
        LeagueReader reader,
        DateOnly? asOf = null,
        [FromQuery(Name = "as")] string? version = null)
    {
        var (key, audience) = address.Open(scope);
        return TypedResults.Ok(await reader.ReadAsync(key, audience, new TablePart.Members(Split(ids, MaxCount)), asOf, version));
    }

    private static async Task<Ok<TrendView>> TrendAsync(
        [AsParameters] TableAddress address,
        string ids,
        DataScope scope,
        LeagueHistory history,
        CancellationToken cancellationToken,
        int days = 14)
    {
        if (days is < 1 or > MaxTrendDays)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Days are 1 to {MaxTrendDays}.", "days");
        }

        var (key, audience) = address.Open(scope);
        ImmutableArray<string> members = Split(ids, MaxTrendMembers);
        var seen = members.Where(audience.Sees).ToArray();
        var (first, values) = await history.TrendAsync(key, seen, days, cancellationToken);
        return TypedResults.Ok(new TrendView(
            [.. Enumerable.Range(0, days).Select(first.AddDays)],
            [.. members.Select(member => new TrendSeries(member, [.. values.Select(day => Array.IndexOf(seen, member) is >= 0 and var at ? day[at] : null)]))]));
    }

    private static async Task<Ok<ImmutableArray<RestatementView>>> RestatementsAsync(
        [AsParameters] TableAddress address, DateOnly asOf, DataScope scope, LeagueReader reader, CancellationToken cancellationToken)
    {
        var (key, audience) = address.Open(scope);
        return TypedResults.Ok(await reader.ReadRestatementsAsync(key, audience, scope, asOf, cancellationToken));
    }

    private static ImmutableArray<string> Split(string ids, int most)
    {
        ImmutableArray<string> members = [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        return members.Length <= most ? members : throw new PodiumException(ErrorCodes.Malformed, $"Up to {most} members at once.", "ids");
    }
}
