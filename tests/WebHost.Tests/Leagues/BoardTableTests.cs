using CsCheck;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>What viewers of a block are sent.</summary>
public sealed class BoardTableTests
{
    private const int Members = 120;

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Select(Gen.Int[0, Members - 1], Gen.Long[0, 30], Gen.Int[0, 9]).Array[0, 8],
        Gen.Int[0, 9],
        Gen.Int[0, 9],
        Gen.Int[0, 9],
        (changes, league, first, second) => new Step(changes, league, [first, second]));

    [Fact]
    public void A_client_equals_a_fresh_snapshot_whatever_was_dropped_or_doubled() => Steps.Array[1, 40].Sample(steps =>
    {
        var league = new FakeLeague();
        var board = new BoardTable(Boards.Key, Boards.Rows);
        board.Load(league.Snapshot());
        Audience[] audiences = [Audience.Full, Audience.Masked, Audience.Own("m3")];
        var clients = audiences.SelectMany(audience => new[] { 0, 1, 2 }.Select(block => (Audience: audience, Block: block)))
            .ToDictionary(at => at, at => new BoardClient(() => board.Read(at.Block, at.Audience)!));
        foreach (var (at, client) in clients)
        {
            client.Reset(board.Open(at.Block, at.Audience));
        }

        foreach (var step in steps)
        {
            var delta = league.Change(step.Changes);
            for (var i = 0; i < TimesSent(step.League); i++)
            {
                if (board.Apply(delta) == Fit.Gap)
                {
                    board.Load(league.Snapshot());
                }
            }

            Deliver(board, clients, step.Sent);
        }

        // A member more is seen by everybody: whoever missed something learns it now.
        foreach (var member in new[] { Members, Members + 1 })
        {
            if (board.Apply(league.Change([(member, 5, 9)])) == Fit.Gap)
            {
                board.Load(league.Snapshot());
            }

            Deliver(board, clients, [5]);
        }

        foreach (var (at, client) in clients)
        {
            client.Rows.ShouldBe(board.Read(at.Block, at.Audience)!.Rows);
            var fresh = new BoardTable(Boards.Key, Boards.Rows);
            fresh.Load(league.Snapshot());
            client.Rows.Select(row => row with { PreviousRank = null }).ShouldBe(fresh.Open(at.Block, at.Audience).Rows);
            client.Header.ShouldBe(board.Read(at.Block, at.Audience)!.Header);
        }
    });

    [Fact]
    public void A_change_is_sent_to_the_blocks_it_shows_in_and_to_no_other()
    {
        var board = Boards.Table([.. Enumerable.Range(0, 200).Select(i => Boards.Entry($"m{i:000}", 1_000_000 - (i * 1_000)))]);
        board.Open(0, Audience.Masked);
        board.Open(1, Audience.Masked);
        board.Open(3, Audience.Masked);

        board.Apply(Boards.Delta(1, [Boards.Entry("m060", 950_500)], [], 0));
        var changes = board.TakeChanges(personal: false);

        // m060 rises to place 51 of block 1, and nobody crosses into another block.
        var change = changes.ShouldHaveSingleItem();
        change.Delta.Block.ShouldBe(1);
        change.Delta.Removed.ShouldBeEmpty();
        change.Delta.Changed.Length.ShouldBe(11);
    }

    [Fact]
    public void A_row_that_moves_to_another_block_leaves_one_and_enters_the_other()
    {
        var board = Boards.Table([.. Enumerable.Range(0, 100).Select(i => Boards.Entry($"m{i:000}", 100_000 - (i * 1_000)))]);
        board.Open(0, Audience.Full);
        board.Open(1, Audience.Full);

        board.Apply(Boards.Delta(1, [Boards.Entry("m099", 999_999)], [], 0));
        var changes = board.TakeChanges(personal: false).ToDictionary(change => change.Delta.Block, change => change.Delta);

        changes[0].Removed.ShouldBe(["m049"]);
        changes[0].Changed[0].MemberId.ShouldBe("m099");
        changes[1].Removed.ShouldBe(["m099"]);
        changes[1].Changed[0].MemberId.ShouldBe("m049");
    }

    [Fact]
    public void Amounts_do_not_reach_those_who_may_not_see_them()
    {
        var board = Boards.Table(Boards.Entry("me", 500), Boards.Entry("you", 700), Boards.Entry("nobody", null));

        var masked = board.Open(0, Audience.Masked);
        var own = board.Open(0, Audience.Own("me"));
        var full = board.Open(0, Audience.Full);

        masked.Rows.ShouldAllBe(row => row.Value == null && row.GapToNext == null);
        masked.Rows.Select(row => (row.MemberId, row.Rank, row.Masked)).ShouldBe([("you", 1, true), ("me", 2, true), ("nobody", null, false)]);
        masked.Header.Total.ShouldBeNull();
        own.Rows.Select(row => row.Value).ShouldBe([null, 500, null]);
        own.Rows[1].GapToNext.ShouldBe(200);
        own.Header.Total.ShouldBeNull();
        full.Rows.Select(row => row.Value).ShouldBe([700, 500, null]);
        full.Header.Total.ShouldBe(1_200);
    }

    [Fact]
    public void A_changed_amount_is_no_news_to_those_who_may_not_see_it()
    {
        var board = Boards.Table(Boards.Entry("me", 500), Boards.Entry("you", 700));
        board.Open(0, Audience.Masked);

        board.Apply(Boards.Delta(1, [Boards.Entry("you", 800)], [], 1_300));

        board.TakeChanges(personal: false).ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_of_a_block_go_on_after_everybody_left_it()
    {
        var board = Boards.Table(Boards.Entry("me", 500));
        board.Open(0, Audience.Full);
        board.Apply(Boards.Delta(1, [Boards.Entry("me", 600)], [], 600));
        var late = board.TakeChanges(personal: false).ShouldHaveSingleItem().Delta;
        board.Close(0, Audience.Full);

        board.Open(0, Audience.Full).Sequence.ShouldBe(late.Sequence);
        board.Close(0, Audience.Full);
        board.Read(0, Audience.Full).ShouldBeNull();
    }

    [Fact]
    public void Rows_keep_their_movement_when_the_league_begins_again()
    {
        var board = Boards.Table(Boards.Entry("me", 500), Boards.Entry("you", 700));
        board.Apply(Boards.Delta(1, [Boards.Entry("me", 900)], [], 1_600)).ShouldBe(Fit.Applied);
        board.Apply(Boards.Delta(1, [Boards.Entry("me", 900)], [], 1_600, version: 2)).ShouldBe(Fit.Gap);

        board.Load(Boards.Snapshot([Boards.Entry("me", 900), Boards.Entry("you", 700)], version: 2));

        board.Open(0, Audience.Full).Rows[0].PreviousRank.ShouldBe(2);
    }

    private static int TimesSent(int luck) => luck switch { < 2 => 0, < 4 => 2, _ => 1 };

    private static void Deliver(BoardTable board, Dictionary<(Audience Audience, int Block), BoardClient> clients, int[] luck)
    {
        var changes = board.TakeChanges(personal: false).Concat(board.TakeChanges(personal: true)).ToArray();
        for (var i = 0; i < changes.Length; i++)
        {
            var client = clients[(changes[i].Audience, changes[i].Delta.Block)];
            for (var sent = 0; sent < TimesSent(luck[i % luck.Length]); sent++)
            {
                client.Take(changes[i].Delta);
            }
        }
    }

    private sealed record Step((int Member, long Value, int Fate)[] Changes, int League, int[] Sent);

    private sealed class FakeLeague
    {
        private readonly Dictionary<string, LeagueEntry> _entries = Enumerable.Range(0, Members / 2).Select(i => Boards.Entry($"m{i}", i)).ToDictionary(e => e.MemberId);
        private long _sequence;

        public LeagueSnapshot Snapshot() => Boards.Snapshot(_entries.Values, _sequence);

        public LeagueDelta Change((int Member, long Value, int Fate)[] changes)
        {
            var changed = new Dictionary<string, LeagueEntry>();
            var removed = new HashSet<string>();
            foreach (var (member, value, fate) in changes)
            {
                var id = $"m{member}";
                if (fate == 0 && member < Members && _entries.Remove(id))
                {
                    removed.Add(id);
                    changed.Remove(id);
                }
                else
                {
                    _entries[id] = changed[id] = Boards.Entry(id, fate == 1 ? null : value);
                    removed.Remove(id);
                }
            }

            return Boards.Delta(++_sequence, changed.Values, removed, _entries.Values.Sum(entry => entry.Value));
        }
    }
}
