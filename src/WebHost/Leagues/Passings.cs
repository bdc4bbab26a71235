using Podium.Contracts.Leagues;
using Podium.Grains.Leagues.History;

namespace Podium.WebHost.Leagues;

/// <summary>Finds who passed a member between two days. Pure.</summary>
internal static class Passings
{
    private const int AtMost = 20;

    /// <summary>Those who stood behind the member, or had no data, and stand ahead now; the twenty nearest to the member, nearest first.</summary>
    public static IEnumerable<(LeagueRow? Before, LeagueRow After)> Find(PastTable then, PastTable now, string memberId)
    {
        if (then.Find(memberId) is not { } was || now.Find(memberId) is not { } stands)
        {
            return [];
        }

        return (from after in now.Rows
                where after.Position < stands.Position && after.Value is not null
                let before = then.Find(after.MemberId)
                where before is null || before.Position > was.Position
                orderby after.Position descending
                select (before, after)).Take(AtMost);
    }
}
