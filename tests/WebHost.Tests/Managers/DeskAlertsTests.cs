using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Contracts.Managers;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Managers;
using Podium.WebHost.Tests.Leagues;

namespace Podium.WebHost.Tests.Managers;

/// <summary>What a manager is told of.</summary>
public sealed class DeskAlertsTests
{
    [Fact]
    public void The_manager_hears_who_passed()
    {
        var (before, after) = Orders([("me", 500), ("you", 400), ("far", 900)], ("you", 600));

        DeskAlerts.FindPassings(before, after, "me").ShouldBe([new Passing("you", Overtaken: true, 3)]);
        DeskAlerts.FindPassings(before, after, "you").ShouldBe([new Passing("me", Overtaken: false, 2)]);
        DeskAlerts.FindPassings(before, after, "far").ShouldBeEmpty();
    }

    [Fact]
    public void Drawing_level_is_no_passing()
    {
        var (before, after) = Orders([("me", 500), ("you", 400)], ("you", 500));

        DeskAlerts.FindPassings(before, after, "me").ShouldBeEmpty();
        DeskAlerts.FindPassings(before, after, "you").ShouldBeEmpty();
    }

    [Fact]
    public void Of_many_that_were_passed_at_once_the_nearest_are_named()
    {
        var (before, after) = Orders([("me", 1), .. Enumerable.Range(2, 20).Select(i => ($"m{i}", (long)i))], ("me", 12));

        DeskAlerts.FindPassings(before, after, "me").Select(passing => passing.OtherId).ShouldBe(["m11", "m10", "m9"]);
    }

    [Fact]
    public void Who_had_no_data_passes_when_it_comes_but_is_not_passed()
    {
        var (before, after) = Orders([("me", 500), ("you", null)], ("you", 600));
        DeskAlerts.FindPassings(before, after, "me").ShouldBe([new Passing("you", Overtaken: true, 2)]);

        (before, after) = Orders([("me", null), ("you", 400)], ("me", 600));
        DeskAlerts.FindPassings(before, after, "me").ShouldBeEmpty();
    }

    [Fact]
    public void Two_who_pass_each_other_to_and_fro_are_told_once()
    {
        var guard = new FlapGuard(TimeSpan.FromSeconds(10));

        guard.Allows("you", Boards.Now).ShouldBeTrue();
        guard.Allows("you", Boards.Now.AddSeconds(1)).ShouldBeFalse();
        guard.Allows("other", Boards.Now.AddSeconds(1)).ShouldBeTrue();
        guard.Allows("you", Boards.Now.AddSeconds(10)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(99L, 100L, true)]
    [InlineData(null, 150L, true)]
    [InlineData(100L, 150L, false)]
    [InlineData(150L, 90L, false)]
    [InlineData(80L, null, false)]
    public void A_milestone_is_told_when_it_is_crossed_upward(long? before, long? after, bool told)
    {
        var milestone = new Milestone("deposit.balance", Period.Month, 100);

        DeskAlerts.FindReached(Totals(before), Totals(after), [milestone]).Count.ShouldBe(told ? 1 : 0);

        static System.Collections.Immutable.ImmutableArray<IndicatorValue> Totals(long? value) =>
            [new("fees", Period.Month, 1, null), new("deposit.balance", Period.Day, 1, null), new("deposit.balance", Period.Month, value, null)];
    }

    [Fact]
    public void A_desk_shows_three_rows_either_side_and_both_gaps()
    {
        var board = Boards.Table([.. Enumerable.Range(0, 20).Select(i => Boards.Entry($"m{i:00}", 1_000 - (i * 10)))]);

        var place = DeskPlaces.Cut(board.TakeOrder(), "m05", Audience.Own("m05"), Boards.Rows);

        place.Rows.Select(row => row.MemberId).ShouldBe(["m02", "m03", "m04", "m05", "m06", "m07", "m08"]);
        place.Rows.Single(row => row.Value is not null).MemberId.ShouldBe("m05");
        place.Rows[3].GapToNext.ShouldBe(10);
        place.GapFromBehind.ShouldBe(10);
        place.Header.Total.ShouldBeNull();
    }

    private static (BoardOrder Before, BoardOrder After) Orders((string Id, long? Value)[] entries, params (string Id, long? Value)[] changes)
    {
        var board = Boards.Table([.. entries.Select(entry => Boards.Entry(entry.Id, entry.Value))]);
        var before = board.TakeOrder();
        board.Apply(Boards.Delta(1, changes.Select(change => Boards.Entry(change.Id, change.Value)), [], 0)).ShouldBe(Fit.Applied);
        return (before, board.TakeOrder());
    }
}
