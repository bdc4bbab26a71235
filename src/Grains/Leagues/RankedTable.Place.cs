using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

public sealed partial class RankedTable
{
    /// <summary>A member's place in the table.</summary>
    public sealed class Place
    {
        internal Place(LeagueEntry entry) => Entry = entry;

        /// <summary>What the member is ranked by.</summary>
        public LeagueEntry Entry
        {
            get;
            internal set
            {
                field = value;
                Value = value.Value;
            }
        }

        /// <summary>0-based place in the order.</summary>
        public int Index { get; internal set; } = -1;

        // A copy, so that numbering a long table stays out of the entries' memory.
        internal long? Value { get; private set; }

        /// <summary>Rank by the tie rule; null without data.</summary>
        public int? Rank { get; private set; }

        /// <summary>Rank before it last changed; null when it never did.</summary>
        public int? PreviousRank { get; internal set; }

        /// <summary>Rank at the end of the day before; null when there was none.</summary>
        public int? YesterdayRank { get; internal set; }

        internal bool IsMoving { get; set; }

        internal bool IsLeaving { get; set; }

        internal void SetRank(int? rank)
        {
            if (Rank != rank)
            {
                PreviousRank = Rank;
                Rank = rank;
            }
        }
    }
}
