using System.Collections.Immutable;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Managers;

/// <summary>Cuts a manager's place out of a table. Pure.</summary>
internal static class DeskPlaces
{
    /// <summary>Rows shown on either side of the own one.</summary>
    public const int Radius = 3;

    /// <summary>The own row with its neighbours and the gaps up and from behind; no rows when the manager is not in the table.</summary>
    public static DeskPlace Cut(BoardOrder order, string managerId, Audience audience, BoardRows rows)
    {
        var header = rows.Header(order.Facts, order.Rows.Length, audience);
        if (order.IndexOf(managerId) is not { } place)
        {
            return new DeskPlace(order.Key.ToString(), header, [], null);
        }

        var first = Math.Max(0, place - Radius);
        var count = Math.Min(order.Rows.Length, place + Radius + 1) - first;
        var near = order.Rows.AsSpan(first, count).ToArray();
        var behind = place + 1 < order.Rows.Length ? order.Rows[place + 1].Row.Value : null;
        return new DeskPlace(
            order.Key.ToString(),
            header,
            [.. near.Select(row => rows.Row(order.Key.Scope, row.Row, row.PreviousRank, audience))],
            order.Rows[place].Row.Value - behind);
    }

    /// <summary>Whether two states of a desk look the same; the time alone is no news.</summary>
    public static bool LookSame(DeskState a, DeskState b) =>
        a.BusinessDate == b.BusinessDate
        && a.Totals.SequenceEqual(b.Totals)
        && a.Latest.SequenceEqual(b.Latest)
        && a.Places.Length == b.Places.Length
        && a.Places.Zip(b.Places).All(pair => LookSame(pair.First, pair.Second));

    private static bool LookSame(DeskPlace a, DeskPlace b) =>
        string.Equals(a.TableKey, b.TableKey, StringComparison.Ordinal)
        && a.GapFromBehind == b.GapFromBehind
        && a.Header with { AsOf = b.Header.AsOf } == b.Header
        && a.Rows.SequenceEqual(b.Rows);
}
