using System.Collections.Immutable;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues;

/// <summary>A row of a league table over REST.</summary>
/// <param name="MemberId">Manager id or unit id.</param>
/// <param name="Name">Display name of a manager, English name of a unit.</param>
/// <param name="NameZh">Display name of a manager, Chinese name of a unit.</param>
/// <param name="Position">1-based place in the order, without ties.</param>
/// <param name="Rank">By the tie rule; null without data.</param>
/// <param name="PreviousRank">Always null over REST: movement needs the hub.</param>
/// <param name="YesterdayRank">Rank at the end of the day before; null when there was none.</param>
/// <param name="Value">Minor units or pieces; null without data or where hidden.</param>
/// <param name="GapToNext">What is missing to the value one place up.</param>
/// <param name="Masked">True when the amounts exist but are hidden from the caller.</param>
/// <param name="FinalValue">In a restated table: the value as closed, where it differs.</param>
/// <param name="RestatedValue">In a final table: the value with what was booked afterwards, where it differs.</param>
internal sealed record LeagueRowView(
    string MemberId,
    string Name,
    string NameZh,
    int Position,
    int? Rank,
    int? PreviousRank,
    int? YesterdayRank,
    long? Value,
    long? GapToNext,
    bool Masked,
    long? FinalValue = null,
    long? RestatedValue = null);

/// <summary>A part of a league table.</summary>
/// <param name="TableKey">Text form of the table key.</param>
/// <param name="Header">The whole table.</param>
/// <param name="Rows">The part, in order.</param>
/// <param name="Final">True when the table is that of a closed period, as it was closed.</param>
internal sealed record LeagueView(string TableKey, BoardHeader Header, ImmutableArray<LeagueRowView> Rows, bool Final);

/// <summary>Values over days.</summary>
/// <param name="Dates">The days, ascending.</param>
/// <param name="Series">One for each member asked for.</param>
internal sealed record TrendView(ImmutableArray<DateOnly> Dates, ImmutableArray<TrendSeries> Series);

/// <summary>A member's values.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Values">One for each day; null without data or where hidden.</param>
internal sealed record TrendSeries(string MemberId, ImmutableArray<long?> Values);

/// <summary>How a closed number changed afterwards.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Before">As closed; null without data or where hidden.</param>
/// <param name="After">With what was booked afterwards; null without data or where hidden.</param>
/// <param name="Masked">True when amounts and postings are hidden from the caller.</param>
/// <param name="Postings">What was booked afterwards; empty where hidden.</param>
internal sealed record RestatementView(string MemberId, long? Before, long? After, bool Masked, ImmutableArray<CountedPosting> Postings);

/// <summary>Somebody who was behind and is ahead.</summary>
/// <param name="MemberId">Who passed.</param>
/// <param name="Name">Display name.</param>
/// <param name="RankThen">Rank on the past day; null without data.</param>
/// <param name="RankNow">Rank today.</param>
/// <param name="Gained">What the value rose by; null where hidden.</param>
/// <param name="OwnGained">What the value of the one passed rose by; null where hidden.</param>
/// <param name="Masked">True when amounts or postings are hidden from the caller.</param>
/// <param name="Postings">The newest that count, dated after the past day; empty where hidden.</param>
internal sealed record PassedView(
    string MemberId, string Name, int? RankThen, int? RankNow, long? Gained, long? OwnGained, bool Masked, ImmutableArray<CountedPosting> Postings);

/// <summary>What makes a number; sums are over every posting that matches, not over the page.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Value">The number; null without data. Filters leave it as it is.</param>
/// <param name="Days">Days of an average; null for other forms.</param>
/// <param name="Opening">Balances: level before the period. Averages: what the increase compares with. 0 for other forms.</param>
/// <param name="OpeningRunningSum">Averages: what the level before the period adds to the running sum of day-end levels.</param>
/// <param name="Count">Postings that match.</param>
/// <param name="Sum">Their contributions; of averages their running contributions.</param>
/// <param name="Rows">The page, newest value date first.</param>
/// <param name="Formula">How the value comes about, in the names of the fields.</param>
internal sealed record ExplainView(
    string MemberId,
    long? Value,
    int? Days,
    long Opening,
    long? OpeningRunningSum,
    long Count,
    long Sum,
    ImmutableArray<ExplainedPosting> Rows,
    string Formula);

/// <summary>A posting and what it adds to a number.</summary>
/// <param name="Sequence">Ledger sequence.</param>
/// <param name="Source">Source system.</param>
/// <param name="PostingId">Id in the source.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="Kind">Kind of entry.</param>
/// <param name="Product">Product code.</param>
/// <param name="Effect">business or transfer.</param>
/// <param name="Amount">Minor units the manager gets.</param>
/// <param name="Quantity">Pieces the manager gets.</param>
/// <param name="ValueDate">The day it counts from.</param>
/// <param name="BookedAt">When the source booked it.</param>
/// <param name="RecordedAt">When Podium committed it.</param>
/// <param name="ShareBasisPoints">The manager's share.</param>
/// <param name="Contribution">What it adds to a level or flow.</param>
/// <param name="RunningContribution">Averages: its contribution times the days it lay there.</param>
internal sealed record ExplainedPosting(
    long Sequence,
    string Source,
    string PostingId,
    string CustomerId,
    string CustomerName,
    string Kind,
    string Product,
    string Effect,
    long Amount,
    int Quantity,
    DateOnly ValueDate,
    DateTimeOffset BookedAt,
    DateTimeOffset RecordedAt,
    int ShareBasisPoints,
    long Contribution,
    long? RunningContribution)
{
    /// <summary>Joins a posting with what it adds.</summary>
    public static ExplainedPosting Of(CountedPosting posting, long contribution, long? running) => new(
        posting.Sequence,
        posting.Source,
        posting.PostingId,
        posting.CustomerId,
        posting.CustomerName,
        posting.Kind,
        posting.Product,
        posting.Effect,
        posting.Amount,
        posting.Quantity,
        posting.ValueDate,
        posting.BookedAt,
        posting.RecordedAt,
        posting.ShareBasisPoints,
        contribution,
        running);
}
