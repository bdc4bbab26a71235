using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Managers;
using Podium.Contracts.Visits;

namespace Podium.Contracts.Leagues;

/// <summary>One row on a board, ready to draw.</summary>
/// <param name="MemberId">Manager id or unit id.</param>
/// <param name="Name">Display name of a manager, English name of a unit.</param>
/// <param name="NameZh">Display name of a manager, Chinese name of a unit.</param>
/// <param name="Position">1-based place in the order, without ties.</param>
/// <param name="Rank">By the tie rule; null without data.</param>
/// <param name="PreviousRank">Rank before the last change of this row's rank; null when it never moved.</param>
/// <param name="YesterdayRank">Rank at the end of the day before; null when there was none.</param>
/// <param name="Value">Minor units or pieces; null without data or where amounts of colleagues are hidden.</param>
/// <param name="GapToNext">What is missing to the value one place up; null where hidden, for the first and without data.</param>
/// <param name="Masked">True when the amounts exist but are hidden from this viewer.</param>
public sealed record BoardRow(
    string MemberId,
    string Name,
    string NameZh,
    int Position,
    int? Rank,
    int? PreviousRank,
    int? YesterdayRank,
    long? Value,
    long? GapToNext,
    bool Masked);

/// <summary>Facts about the whole table, sent with every snapshot and delta.</summary>
/// <param name="BusinessDate">The day it stands for.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="Count">Rows of the whole table.</param>
/// <param name="Total">The unit's value; null without data or where hidden.</param>
/// <param name="LeftOut">How many members with business the ranking leaves out.</param>
/// <param name="LeftOutValue">What those add to the total; 0 where hidden.</param>
/// <param name="Reconciled">Result of the last reconciliation: true green, false red, null never run.</param>
/// <param name="ReconciledAt">When it ran.</param>
public sealed record BoardHeader(
    DateOnly BusinessDate,
    DateTimeOffset AsOf,
    int Count,
    long? Total,
    int LeftOut,
    long LeftOutValue,
    bool? Reconciled,
    DateTimeOffset? ReconciledAt);

/// <summary>A block of a board: rows <c>Block * 50</c> to <c>Block * 50 + 49</c> in table order.</summary>
/// <param name="TableKey">Text form of <see cref="LeagueTableKey"/>.</param>
/// <param name="Block">0-based block.</param>
/// <param name="Sequence">Number of the last delta contained in it.</param>
/// <param name="Header">The whole table.</param>
/// <param name="Rows">Every row of the block, in order.</param>
public sealed record BoardSnapshot(string TableKey, int Block, long Sequence, BoardHeader Header, ImmutableArray<BoardRow> Rows);

/// <summary>What changed in a block. It fits only onto <c>Sequence - 1</c>; otherwise call <c>Resend</c>.</summary>
/// <param name="TableKey">Text form of the table key.</param>
/// <param name="Block">0-based block.</param>
/// <param name="Sequence">Number of this delta.</param>
/// <param name="Header">The whole table.</param>
/// <param name="Changed">Rows that came into the block or look different; each replaces the row of its member.</param>
/// <param name="Removed">Members that left the block.</param>
public sealed record BoardDelta(string TableKey, int Block, long Sequence, BoardHeader Header, ImmutableArray<BoardRow> Changed, ImmutableArray<string> Removed);

/// <summary>A manager's place in one table.</summary>
/// <param name="TableKey">Text form of the table key.</param>
/// <param name="Header">The whole table; amounts hidden where they are for this viewer.</param>
/// <param name="Rows">Own row and the rows near it, in order.</param>
/// <param name="GapFromBehind">By how much the own value leads the one behind; null for the last and without data.</param>
public sealed record DeskPlace(string TableKey, BoardHeader Header, ImmutableArray<BoardRow> Rows, long? GapFromBehind);

/// <summary>A posting that counted for a manager.</summary>
/// <param name="Sequence">Ledger sequence.</param>
/// <param name="Source">Source system.</param>
/// <param name="PostingId">Id in the source.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="Kind">Kind of entry in camelCase.</param>
/// <param name="Product">Product code.</param>
/// <param name="Effect">business or transfer.</param>
/// <param name="Amount">Minor units the manager gets.</param>
/// <param name="Quantity">Pieces the manager gets.</param>
/// <param name="ValueDate">The day it counts from.</param>
/// <param name="BookedAt">When the source booked it.</param>
/// <param name="RecordedAt">When Podium committed it.</param>
/// <param name="ShareBasisPoints">The manager's share.</param>
public sealed record CountedPosting(
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
    int ShareBasisPoints);

/// <summary>Everything on a manager's desk.</summary>
/// <param name="ManagerId">Whose desk.</param>
/// <param name="BusinessDate">The day it stands for.</param>
/// <param name="Totals">Own indicators, every period.</param>
/// <param name="Places">Place in the unit and in the bank for the chosen indicator.</param>
/// <param name="Latest">The newest postings that counted, newest first.</param>
public sealed record DeskState(
    string ManagerId,
    DateOnly BusinessDate,
    ImmutableArray<IndicatorValue> Totals,
    ImmutableArray<DeskPlace> Places,
    ImmutableArray<CountedPosting> Latest);

/// <summary>What a toast tells.</summary>
public enum DeskNoticeKind
{
    /// <summary>Somebody passed the manager.</summary>
    Overtaken,
    /// <summary>The manager passed somebody.</summary>
    Overtaking,
    /// <summary>A milestone was reached.</summary>
    Milestone,
}

/// <summary>A toast for a manager.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="TableKey">The table, for <see cref="DeskNoticeKind.Overtaken"/> and <see cref="DeskNoticeKind.Overtaking"/>.</param>
/// <param name="OtherName">Who passed or was passed.</param>
/// <param name="Rank">The manager's new rank.</param>
/// <param name="Milestone">The milestone reached.</param>
/// <param name="At">When.</param>
public sealed record DeskNotice(DeskNoticeKind Kind, string? TableKey, string? OtherName, int? Rank, Milestone? Milestone, DateTimeOffset At);

/// <summary>What a board client can call; hub address <c>/hubs/board</c>, JSON or MessagePack.</summary>
public interface IBoardHub
{
    /// <summary>Joins a block of a table and gets it. Errors: <c>forbidden</c>, <c>malformed</c>, those of the league.</summary>
    Task<BoardSnapshot> Join(string tableKey, int block);

    /// <summary>Leaves a block.</summary>
    Task Leave(string tableKey, int block);

    /// <summary>The block anew, after a gap.</summary>
    Task<BoardSnapshot> Resend(string tableKey, int block);

    /// <summary>
    /// Says how far the client has come, about once a second for every block joined. A client that stays 32 deltas behind gets no
    /// more of them, but one snapshot when it has caught up.
    /// </summary>
    Task Acknowledge(string tableKey, int block, long sequence);

    /// <summary>Opens the own desk for an indicator; only for users who are managers.</summary>
    Task<DeskState> JoinDesk(string indicator, Period period);

    /// <summary>Closes the desk.</summary>
    Task LeaveDesk();
}

/// <summary>What the hub calls on a board client.</summary>
public interface IBoardClient
{
    /// <summary>The next delta of a joined block.</summary>
    Task BoardChanged(BoardDelta delta);

    /// <summary>The block anew: the table began again, or the client was too slow.</summary>
    Task BoardReset(BoardSnapshot snapshot);

    /// <summary>The desk anew; at most a few times a second.</summary>
    Task DeskChanged(DeskState desk);

    /// <summary>A toast.</summary>
    Task DeskNotified(DeskNotice notice);

    /// <summary>An agenda changed: the own one, or one in the unit led. Whoever shows it reads it again.</summary>
    Task AgendaChanged(AgendaChange change);
}
