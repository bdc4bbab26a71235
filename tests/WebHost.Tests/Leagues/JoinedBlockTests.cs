using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>When a viewer is too slow.</summary>
public sealed class JoinedBlockTests
{
    private static readonly BoardOptions Options = new() { DeltasBehind = 32, SlowAfter = TimeSpan.FromSeconds(3) };
    private readonly JoinedBlock _joined = new(null!, 0, Audience.Full, 100);

    [Fact]
    public void A_viewer_that_is_behind_for_a_moment_only_keeps_getting_deltas()
    {
        _joined.Acknowledge(100, 140, At(0), Options).ShouldBe(Pace.Same);
        _joined.Acknowledge(139, 141, At(2), Options).ShouldBe(Pace.Same);
        _joined.Acknowledge(139, 180, At(4), Options).ShouldBe(Pace.Same);
        _joined.IsBehind.ShouldBeFalse();
    }

    [Fact]
    public void A_viewer_that_stays_behind_gets_the_newest_state_once_it_has_taken_what_it_was_sent()
    {
        _joined.Look(140, At(0), Options).ShouldBe(Pace.Same);
        _joined.Look(250, At(3), Options).ShouldBe(Pace.FellBehind);
        _joined.Look(900, At(4), Options).ShouldBe(Pace.Same);
        _joined.Acknowledge(200, 950, At(5), Options).ShouldBe(Pace.Same);
        _joined.Acknowledge(250, 999, At(6), Options).ShouldBe(Pace.CaughtUp);

        _joined.Restart(999);

        _joined.IsBehind.ShouldBeFalse();
        _joined.Look(1_000, At(9), Options).ShouldBe(Pace.Same);
    }

    private static DateTimeOffset At(int seconds) => Boards.Now.AddSeconds(seconds);
}
