using System.Collections.Immutable;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>A whole table at one moment, for desks: shared by all of them, never changed.</summary>
/// <param name="Key">The table.</param>
/// <param name="Facts">The table as the league sent it, without entries.</param>
/// <param name="Rows">Every row in order.</param>
/// <param name="Touched">Members whose numbers changed since the order before this one.</param>
internal sealed record BoardOrder(LeagueTableKey Key, LeagueSnapshot Facts, ImmutableArray<OrderedRow> Rows, ImmutableArray<string> Touched)
{
    private readonly Lazy<Dictionary<string, int>> _index = new(() =>
    {
        var index = new Dictionary<string, int>(Rows.Length, StringComparer.Ordinal);
        for (var i = 0; i < Rows.Length; i++)
        {
            index.Add(Rows[i].Row.MemberId, i);
        }

        return index;
    });

    /// <summary>0-based place of a member, or null.</summary>
    public int? IndexOf(string memberId) => _index.Value.TryGetValue(memberId, out var index) ? index : null;

    /// <summary>The member's row, or null.</summary>
    public LeagueRow? Find(string memberId) => IndexOf(memberId) is { } index ? Rows[index].Row : null;
}

/// <summary>A row with its movement.</summary>
/// <param name="Row">The row.</param>
/// <param name="PreviousRank">Rank before it last changed.</param>
internal readonly record struct OrderedRow(LeagueRow Row, int? PreviousRank);
