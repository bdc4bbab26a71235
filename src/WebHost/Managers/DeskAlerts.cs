using System.Collections.Immutable;
using Podium.Contracts.Managers;
using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Managers;

/// <summary>Somebody passed the manager, or was passed.</summary>
/// <param name="OtherId">The other manager.</param>
/// <param name="Overtaken">True when the other passed the manager; false when the manager passed the other.</param>
/// <param name="Rank">The manager's rank now.</param>
internal sealed record Passing(string OtherId, bool Overtaken, int Rank);

/// <summary>What a manager wants to hear of, found by comparing before and after. Pure.</summary>
internal static class DeskAlerts
{
    private const int Nearby = 200;
    private const int AtMost = 3;

    /// <summary>
    /// Who passed whom between two successive orders of a table: strictly, so a tie is no passing. The nearest three each way. A new business
    /// date begins anew and is no passing either.
    /// </summary>
    public static IReadOnlyList<Passing> FindPassings(BoardOrder before, BoardOrder after, string managerId)
    {
        if (before.Facts.BusinessDate != after.Facts.BusinessDate
            || before.Find(managerId)?.Value is not { } was
            || after.IndexOf(managerId) is not { } place
            || after.Rows[place].Row is not { Value: { } now, Rank: { } rank })
        {
            return [];
        }

        var overtaken = new List<Passing>();
        var overtaking = new List<Passing>();
        foreach (var other in Candidates(after, managerId, place))
        {
            var theirs = after.Find(other)?.Value;
            var theirsBefore = before.Find(other)?.Value;
            if (theirs > now && !(theirsBefore > was))
            {
                overtaken.Add(new Passing(other, Overtaken: true, rank));
            }
            else if (theirs < now && theirsBefore >= was)
            {
                overtaking.Add(new Passing(other, Overtaken: false, rank));
            }
        }

        return [.. overtaken.Take(AtMost), .. overtaking.Take(AtMost)];
    }

    /// <summary>Milestones crossed upward. Without data before counts as below.</summary>
    public static IReadOnlyList<Milestone> FindReached(
        ImmutableArray<IndicatorValue> before,
        ImmutableArray<IndicatorValue> after,
        ImmutableArray<Milestone> milestones) =>
        [.. milestones.Where(milestone => ValueOf(after, milestone) >= milestone.Value && !(ValueOf(before, milestone) >= milestone.Value))];

    // The order of two members changes only when the numbers of one of them do. Nearest first.
    private static IEnumerable<string> Candidates(BoardOrder after, string managerId, int place)
    {
        var others = after.Touched.Where(id => !string.Equals(id, managerId, StringComparison.Ordinal));
        if (after.Touched.Contains(managerId))
        {
            var first = Math.Max(0, place - Nearby);
            var count = Math.Min(after.Rows.Length, place + Nearby + 1) - first;
            others = others.Concat(after.Rows.AsSpan(first, count).ToArray().Select(row => row.Row.MemberId)).Distinct();
        }

        return others.OrderBy(id => Math.Abs((after.IndexOf(id) ?? int.MaxValue) - place));
    }

    private static long? ValueOf(ImmutableArray<IndicatorValue> totals, Milestone milestone)
    {
        foreach (var total in totals)
        {
            if (total.Period == milestone.Period && string.Equals(total.Indicator, milestone.Indicator, StringComparison.Ordinal))
            {
                return total.Value;
            }
        }

        return null;
    }
}
