using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Leagues.History;
using Podium.Grains.Organization;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Leagues.History;
using Podium.WebHost.Managers;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues;

/// <summary>Which rows of a table.</summary>
internal abstract record TablePart
{
    /// <summary>Rows from an offset.</summary>
    internal sealed record Page(int Offset, int Count) : TablePart;

    /// <summary>A member with neighbours.</summary>
    internal sealed record Around(string MemberId, int Radius) : TablePart;

    /// <summary>Some members.</summary>
    internal sealed record Members(ImmutableArray<string> Ids) : TablePart;
}

/// <summary>Reads tables for REST: today's from the league, those of past days from the ledger.</summary>
internal sealed class LeagueReader(IGrainFactory grains, LeagueHistory history, BankDirectory bank, BoardRows rows, CountedPostings postings, TimeProvider clock)
{
    private const string Restated = "restated";
    private const string Final = "final";

    /// <summary>A part of a table as the audience sees it.</summary>
    public async Task<LeagueView> ReadAsync(LeagueTableKey key, Audience audience, TablePart part, DateOnly? asOf, string? version)
    {
        if (version is not (null or Restated or Final))
        {
            throw new PodiumException(ErrorCodes.Malformed, $"'as' is '{Restated}' or '{Final}'.", "as");
        }

        if (asOf is not { } day || day == bank.Today)
        {
            return View(key, audience, await AskAsync(key, part), null, isFinal: false);
        }

        RequirePast(day);
        var restated = await history.RestatedAsync(key, day);
        var final = await history.FinalAsync(key, day);
        return final is not null && version != Restated
            ? View(key, audience, Cut(final, part), restated, isFinal: true)
            : View(key, audience, Cut(restated, part), final, isFinal: false);
    }

    /// <summary>What was booked into the closed period afterwards.</summary>
    public async Task<ImmutableArray<RestatementView>> ReadRestatementsAsync(
        LeagueTableKey key, Audience audience, DataScope scope, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (asOf >= bank.Today || await history.FinalAsync(key, asOf) is not { } final)
        {
            return [];
        }

        var restated = await history.RestatedAsync(key, asOf);
        var late = await history.ReadLateAsync(key, asOf, cancellationToken);
        var views = ImmutableArray.CreateBuilder<RestatementView>();
        foreach (var after in restated.Rows)
        {
            var own = late.Where(entry => IsOf(key, after.MemberId, entry)).ToArray();
            var before = final.Find(after.MemberId)?.Value;
            if (before == after.Value && own.Length == 0)
            {
                continue;
            }

            var explains = scope.ExplainsMember(key, after.MemberId);
            var sees = audience.Sees(after.MemberId);
            views.Add(new RestatementView(
                after.MemberId,
                sees ? before : null,
                sees ? after.Value : null,
                !explains,
                explains ? await postings.ShowAsync(own, cancellationToken) : []));
        }

        return views.ToImmutable();
    }

    /// <summary>Refuses days of the future.</summary>
    public void RequirePast(DateOnly day)
    {
        if (day > bank.Today)
        {
            throw new PodiumException(ErrorCodes.ValueDateOutOfRange, "There is no table of a day to come.", "asOf");
        }
    }

    private static LeaguePage Cut(PastTable table, TablePart part, DateTimeOffset now) => part switch
    {
        TablePart.Page page => table.Page(page.Offset, page.Count, now),
        TablePart.Around around => table.Around(around.MemberId, around.Radius, now),
        TablePart.Members members => table.Members(members.Ids, now),
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private LeaguePage Cut(PastTable table, TablePart part) => Cut(table, part, clock.GetUtcNow());

    private Task<LeaguePage> AskAsync(LeagueTableKey key, TablePart part)
    {
        var league = grains.GetGrain<ILeagueGrain>(key.UnitId);
        return part switch
        {
            TablePart.Page page => league.GetPageAsync(key, page.Offset, page.Count),
            TablePart.Around around => league.GetAroundAsync(key, around.MemberId, around.Radius),
            TablePart.Members members => league.GetMembersAsync(key, members.Ids),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
    }

    private LeagueView View(LeagueTableKey key, Audience audience, LeaguePage page, PastTable? other, bool isFinal) => new(
        key.ToString(),
        rows.Header(page, audience),
        [.. page.Rows.Select(row => View(rows.Row(key.Scope, row, null, audience), audience.Sees(row.MemberId) ? row.Value : null, other, audience, isFinal))],
        isFinal);

    private static LeagueRowView View(BoardRow row, long? value, PastTable? other, Audience audience, bool isFinal)
    {
        var differs = other is not null && audience.Sees(row.MemberId) && other.Find(row.MemberId)?.Value != value;
        var otherValue = differs ? other!.Find(row.MemberId)?.Value : null;
        return new LeagueRowView(
            row.MemberId, row.Name, row.NameZh, row.Position, row.Rank, row.PreviousRank, row.YesterdayRank, row.Value, row.GapToNext, row.Masked,
            isFinal ? null : otherValue,
            isFinal ? otherValue : null);
    }

    /// <summary>Whether an entry belongs to a member: its manager's, or of a unit's managers who worked there on its day.</summary>
    private bool IsOf(LeagueTableKey key, string memberId, LedgerEntry entry)
    {
        if (key.Scope != LeagueScope.SubUnits)
        {
            return string.Equals(entry.ManagerId, memberId, StringComparison.Ordinal);
        }

        return bank.Organization.FindManager(entry.ManagerId) is { } manager && bank.Organization.IsWithin(manager.UnitOn(entry.ValueDate), memberId);
    }
}
