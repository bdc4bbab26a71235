using Podium.Contracts.Leagues;
using Podium.Grains.Organization;
using Podium.WebHost.Reconciliation;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>Makes league rows ready to draw: names, and what the audience may not see taken out. The one place where amounts are hidden.</summary>
internal sealed class BoardRows(IBoardNames names, ReconcileStatus reconcile)
{
    /// <summary>A row for an audience. Rank, places and name always show.</summary>
    public BoardRow Row(LeagueScope scope, LeagueRow row, int? previousRank, Audience audience)
    {
        var (name, nameZh) = names.Find(scope, row.MemberId);
        var seen = audience.Sees(row.MemberId);
        return new BoardRow(
            row.MemberId,
            name,
            nameZh,
            row.Position,
            row.Rank,
            previousRank,
            row.YesterdayRank,
            seen ? row.Value : null,
            seen ? row.GapToNext : null,
            Masked: !seen && row.Value is not null);
    }

    /// <summary>The header of a watched table.</summary>
    public BoardHeader Header(LeagueSnapshot state, int count, Audience audience) =>
        Header(state.BusinessDate, state.AsOf, count, state.Total, state.LeftOut, state.LeftOutValue, audience);

    /// <summary>The header of a page.</summary>
    public BoardHeader Header(LeaguePage page, Audience audience) =>
        Header(page.BusinessDate, page.AsOf, page.Count, page.Total, page.LeftOut, page.LeftOutValue, audience);

    private BoardHeader Header(DateOnly businessDate, DateTimeOffset asOf, int count, long? total, int leftOut, long leftOutValue, Audience audience)
    {
        var last = reconcile.Last;
        return new BoardHeader(
            businessDate,
            asOf,
            count,
            audience.SeesAmounts ? total : null,
            leftOut,
            audience.SeesAmounts ? leftOutValue : 0,
            last?.Green,
            last?.FinishedAt);
    }
}

/// <summary>Names of league members.</summary>
internal interface IBoardNames
{
    /// <summary>English and Chinese name; the id for a member the organisation does not know.</summary>
    (string Name, string NameZh) Find(LeagueScope scope, string memberId);
}

/// <summary>Names out of the organisation as this host knows it.</summary>
internal sealed class OrganizationNames(BankDirectory bank) : IBoardNames
{
    /// <inheritdoc/>
    public (string Name, string NameZh) Find(LeagueScope scope, string memberId)
    {
        if (scope == LeagueScope.SubUnits)
        {
            return bank.Organization.FindUnit(memberId) is { } unit ? (unit.NameEn, unit.NameZh) : (memberId, memberId);
        }

        var name = bank.Organization.FindManager(memberId)?.Name ?? memberId;
        return (name, name);
    }
}
