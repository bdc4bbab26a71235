using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

public sealed partial class RankedTable
{
    /// <summary>A member's place in the table, for as long as the member is in it.</summary>
    public sealed class Place
    {
        private readonly RankOrder _order;

        internal Place(RankOrder order, int row, LeagueEntry entry) => (_order, RowNumber, Entry) = (order, row, entry);

        /// <summary>What the member is ranked by.</summary>
        public LeagueEntry Entry { get; internal set; }

        /// <summary>0-based place in the order.</summary>
        public int Index => _order.Of(RowNumber).Index;

        /// <summary>Rank by the tie rule; null without data.</summary>
        public int? Rank => Shown(_order.Of(RowNumber).Rank);

        /// <summary>Rank before it last changed; null when it never did.</summary>
        public int? PreviousRank => Shown(_order.Of(RowNumber).Previous);

        /// <summary>Rank at the end of the day before; null when there was none.</summary>
        public int? YesterdayRank { get; internal set; }

        internal int RowNumber { get; }

        internal bool IsMoving { get; set; }

        private static int? Shown(int rank) => rank == 0 ? null : rank;
    }
}
