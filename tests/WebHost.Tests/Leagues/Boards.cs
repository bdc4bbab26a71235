using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Reconciliation;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>Small things board tests share.</summary>
internal static class Boards
{
    public static readonly LeagueTableKey Key = new("A", LeagueScope.Managers, "deposit.balance", Period.Month);
    public static readonly DateOnly Today = new(2026, 3, 10);
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public static BoardRows Rows { get; } = new(new PlainNames(), new ReconcileStatus());

    public static BoardTable Table(params LeagueEntry[] entries)
    {
        var table = new BoardTable(Key, Rows);
        table.Load(Snapshot(entries));
        return table;
    }

    public static LeagueEntry Entry(string id, long? value) => new(id, value, 0, Now, null);

    public static LeagueSnapshot Snapshot(IEnumerable<LeagueEntry> entries, long sequence = 0, long version = 1)
    {
        LeagueEntry[] all = [.. entries];
        return new LeagueSnapshot(Key, version, sequence, Today, Now.AddSeconds(sequence), [.. all], all.Sum(entry => entry.Value), 0, 0);
    }

    public static LeagueDelta Delta(long sequence, IEnumerable<LeagueEntry> changed, IEnumerable<string> removed, long? total, long version = 1) =>
        new(Key, version, sequence, Today, Now.AddSeconds(sequence), [.. changed], [.. removed], total, 0, 0);

    private sealed class PlainNames : IBoardNames
    {
        public (string Name, string NameZh) Find(LeagueScope scope, string memberId) => ("Name " + memberId, "名 " + memberId);
    }
}
