using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Grains.Leagues.History;
using Podium.Grains.Organization;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Leagues.History;
using Podium.WebHost.Managers;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues;

/// <summary>Why a number is what it is, and who went past.</summary>
internal static class ExplainEndpoints
{
    private const int MaxCount = 500;
    private const int MaxOffset = 100_000;
    private const int PassedPostings = 50;

    /// <summary>Explains a member's number.</summary>
    public static async Task<Ok<ExplainView>> ExplainAsync(
        [AsParameters] TableAddress address,
        string memberId,
        DataScope scope,
        LeagueHistory history,
        LeagueReader leagues,
        Explainer explainer,
        BankDirectory bank,
        CountedPostings postings,
        CancellationToken cancellationToken,
        int offset = 0,
        int count = 50,
        string? customer = null,
        string? product = null,
        DateOnly? from = null,
        DateOnly? to = null,
        DateOnly? asOf = null,
        [FromQuery(Name = "as")] string? version = null)
    {
        if (offset is < 0 or > MaxOffset || count is < 1 or > MaxCount)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 to {MaxOffset}, count is 1 to {MaxCount}.", "count");
        }

        var (key, _) = address.OpenMember(scope, memberId);
        var day = asOf ?? bank.Today;
        leagues.RequirePast(day);
        var indicator = history.RequireIndicator(key);
        var close = version == "restated" ? null : history.CloseOf(key.Period, day);
        var filter = new ExplainFilter(offset, count, customer, product, from, to);
        var explained = await explainer.ExplainAsync(bank.Organization, key, indicator, memberId, day, close, filter, cancellationToken);
        return TypedResults.Ok(await ViewAsync(memberId, explained, FormulaOf(indicator.Form, key.Measure), postings, cancellationToken));
    }

    /// <summary>Who passed the member since a day.</summary>
    public static async Task<Ok<ImmutableArray<PassedView>>> PassedAsync(
        [AsParameters] TableAddress address,
        string memberId,
        DateOnly since,
        DataScope scope,
        LeagueHistory history,
        LeagueReader leagues,
        Explainer explainer,
        BankDirectory bank,
        BoardRows rows,
        CountedPostings postings,
        CancellationToken cancellationToken)
    {
        var (key, audience) = address.OpenMember(scope, memberId);
        leagues.RequirePast(since);
        var then = await history.RestatedAsync(key, since);
        var now = await history.RestatedAsync(key, bank.Today);
        var indicator = history.RequireIndicator(key);
        var passed = ImmutableArray.CreateBuilder<PassedView>();
        foreach (var (before, after) in Passings.Find(then, now, memberId))
        {
            var seesPostings = scope.ExplainsMember(key, after.MemberId);
            var filter = new ExplainFilter(0, PassedPostings, From: since.AddDays(1));
            var entries = seesPostings
                ? (await explainer.ExplainAsync(bank.Organization, key, indicator, after.MemberId, bank.Today, null, filter, cancellationToken)).Entries
                : [];
            passed.Add(new PassedView(
                after.MemberId,
                rows.Row(key.Scope, after, null, audience).Name,
                before?.Rank,
                after.Rank,
                audience.Sees(after.MemberId) ? Gain(before, after) : null,
                audience.Sees(memberId) ? Gain(then.Find(memberId), now.Find(memberId)) : null,
                !seesPostings,
                await postings.ShowAsync([.. entries.Select(entry => entry.Entry)], cancellationToken)));
        }

        return TypedResults.Ok(passed.ToImmutable());
    }

    private static long Gain(LeagueRow? before, LeagueRow? after) => (after?.Value ?? 0) - (before?.Value ?? 0);

    private static async Task<ExplainView> ViewAsync(
        string memberId, Explanation explained, string formula, CountedPostings postings, CancellationToken cancellationToken)
    {
        var shown = await postings.ShowAsync([.. explained.Entries.Select(entry => entry.Entry)], cancellationToken);
        return new ExplainView(
            memberId,
            explained.Value,
            explained.Days,
            explained.Opening,
            explained.OpeningRunningSum,
            explained.Count,
            explained.Sum,
            [.. shown.Zip(explained.Entries, (posting, entry) => ExplainedPosting.Of(posting, entry.Contribution, entry.RunningContribution))],
            formula);
    }

    private static string FormulaOf(IndicatorForm form, Measure measure) => (form, measure) switch
    {
        (IndicatorForm.Balance, Measure.Value) => "value = opening + sum(contribution)",
        (IndicatorForm.Average, Measure.Value) => "value = round((openingRunningSum + sum(runningContribution)) / days)",
        (IndicatorForm.Average, _) => "value = round((openingRunningSum + sum(runningContribution)) / days) - opening",
        _ => "value = sum(contribution)",
    };
}
