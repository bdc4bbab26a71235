using System.Collections.Immutable;
using Podium.Contracts.Managers;

namespace Podium.Contracts.Leagues;

/// <summary>What a table ranks a member by; enough to order it against any other.</summary>
/// <param name="MemberId">Manager id or unit id.</param>
/// <param name="Value">Minor units or pieces; null when the member has no data at all.</param>
/// <param name="Secondary">Value of the secondary indicator; 0 when the table has none.</param>
/// <param name="ReachedAt">Booking time of the last entry that counted for the indicator; who reached a value first goes first within a tie.</param>
/// <param name="YesterdayValue">The value at the end of the day before, same period; null when there was none.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LeagueEntry)]
public sealed record LeagueEntry(string MemberId, long? Value, long Secondary, DateTimeOffset ReachedAt, long? YesterdayValue);

/// <summary>A whole table at one moment, unordered; <c>RankedTable</c> orders it.</summary>
/// <param name="Key">The table.</param>
/// <param name="Version">Identity of this run of the table; deltas of another run do not fit.</param>
/// <param name="Sequence">Number of the last delta contained.</param>
/// <param name="BusinessDate">The day it stands for.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="Entries">Every member.</param>
/// <param name="Total">The unit's own value, members left out of the ranking (pools, leavers) included; null without data.</param>
/// <param name="LeftOut">How many members with business the ranking leaves out.</param>
/// <param name="LeftOutValue">What those left out add to the total.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LeagueSnapshot)]
public sealed record LeagueSnapshot(
    LeagueTableKey Key,
    long Version,
    long Sequence,
    DateOnly BusinessDate,
    DateTimeOffset AsOf,
    ImmutableArray<LeagueEntry> Entries,
    long? Total,
    int LeftOut,
    long LeftOutValue);

/// <summary>What changed in a watched table since the delta before.</summary>
/// <param name="Key">The table.</param>
/// <param name="Version">Must equal the snapshot's, else ask for a new one.</param>
/// <param name="Sequence">One more than the delta before, else ask for a snapshot.</param>
/// <param name="BusinessDate">The day it stands for.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="Changed">Members that are new or have other numbers.</param>
/// <param name="Removed">Members that left the table.</param>
/// <param name="Total">As in the snapshot.</param>
/// <param name="LeftOut">As in the snapshot.</param>
/// <param name="LeftOutValue">As in the snapshot.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LeagueDelta)]
public sealed record LeagueDelta(
    LeagueTableKey Key,
    long Version,
    long Sequence,
    DateOnly BusinessDate,
    DateTimeOffset AsOf,
    ImmutableArray<LeagueEntry> Changed,
    ImmutableArray<string> Removed,
    long? Total,
    int LeftOut,
    long LeftOutValue);

/// <summary>One ranked line.</summary>
/// <param name="MemberId">Manager id or unit id.</param>
/// <param name="Position">1-based place in the order, without ties.</param>
/// <param name="Rank">By the tie rule; null without data.</param>
/// <param name="YesterdayRank">Rank at the end of the day before; null when there was none.</param>
/// <param name="Value">Minor units or pieces; null without data.</param>
/// <param name="GapToNext">What is missing to the value one place up; null for the first and without data.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LeagueRow)]
public sealed record LeagueRow(string MemberId, int Position, int? Rank, int? YesterdayRank, long? Value, long? GapToNext);

/// <summary>A part of a ranked table.</summary>
/// <param name="Key">The table.</param>
/// <param name="BusinessDate">The day it stands for.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="Count">Rows of the whole table.</param>
/// <param name="Total">The unit's own value.</param>
/// <param name="LeftOut">How many members with business the ranking leaves out.</param>
/// <param name="LeftOutValue">What those left out add to the total.</param>
/// <param name="Rows">The part, in order.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LeaguePage)]
public sealed record LeaguePage(
    LeagueTableKey Key,
    DateOnly BusinessDate,
    DateTimeOffset AsOf,
    int Count,
    long? Total,
    int LeftOut,
    long LeftOutValue,
    ImmutableArray<LeagueRow> Rows);

/// <summary>The live totals of a unit, of everybody in and below it.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="BusinessDate">The day they stand for.</param>
/// <param name="Values">Every indicator of the catalogue for every period.</param>
[GenerateSerializer, Immutable, Alias(Aliases.UnitView)]
public sealed record UnitView(string UnitId, DateOnly BusinessDate, ImmutableArray<IndicatorValue> Values);
