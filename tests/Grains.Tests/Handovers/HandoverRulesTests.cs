using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Handovers;
using Podium.Grains.Tests.Customers;

namespace Podium.Grains.Tests.Handovers;

public sealed class HandoverRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<ImmutableArray<Assignment>> Histories = Gen.Select(Gen.Int[-30, 60].HashSet[0, 4], ShareSplitTests.Shares.Array[5])
        .Select((days, shares) => days.Append(-60).Order().Select((day, i) => new Assignment(Today.AddDays(day), shares[i])).ToImmutableArray());

    [Fact]
    public void From_its_day_on_the_giver_has_nothing_and_before_it_nothing_changes() => Gen.Select(Histories, Gen.Int[-30, 90]).Sample((history, offset) =>
    {
        var from = Today.AddDays(offset);
        var moves = HandoverRules.Moves(history, "M0", "R", from);
        var after = Apply(history, moves);

        for (var day = Today.AddDays(-61); day < Today.AddDays(100); day = day.AddDays(1))
        {
            var (was, now) = (On(history, day), On(after, day));
            now.Sum(s => s.BasisPoints).ShouldBe(10_000);
            if (day < from)
            {
                now.ShouldBe(was);
                continue;
            }

            now.ShouldNotContain(s => s.ManagerId == "M0");
            now.Where(s => s.ManagerId == "R").Sum(s => s.BasisPoints).ShouldBe(was.Where(s => s.ManagerId is "M0" or "R").Sum(s => s.BasisPoints));
        }

        HandoverRules.Moves(after, "M0", "R", from).ShouldBeEmpty("a second run moves nothing");
    });

    [Fact]
    public void A_receiver_with_a_share_gets_the_givers_beside_it()
    {
        var moves = HandoverRules.Moves([new Assignment(Today.AddDays(-5), [new Share("G", 6_000), new Share("R", 3_000), new Share("X", 1_000)])], "G", "R", Today);

        moves.ShouldHaveSingleItem().Shares.ShouldBe([new Share("R", 9_000), new Share("X", 1_000)]);
    }

    [Fact]
    public void Three_signatures_in_any_order_let_it_run()
    {
        Gen.Shuffle(Enum.GetValues<HandoverSigner>()).Sample(order =>
        {
            var handover = Make();
            foreach (var signer in order)
            {
                handover.State.ShouldBe(HandoverState.Open);
                handover = HandoverRules.Sign(handover, new HandoverSignature(signer, "u", Now), Today);
            }

            handover.State.ShouldBe(HandoverState.Signed);
        });
    }

    [Fact]
    public void Nobody_signs_twice_nor_after_its_day()
    {
        var signed = HandoverRules.Sign(Make(), new HandoverSignature(HandoverSigner.Giver, "g", Now), Today);

        Refusal(() => HandoverRules.Sign(signed, new HandoverSignature(HandoverSigner.Giver, "g", Now), Today)).ShouldBe(ErrorCodes.NotAllowed);
        Refusal(() => HandoverRules.Sign(signed, new HandoverSignature(HandoverSigner.Leader, "h", Now), Today.AddDays(1))).ShouldBe(ErrorCodes.NotAllowed);
    }

    [Fact]
    public void What_was_earned_stays_so_no_handover_begins_in_the_past()
    {
        Refusal(() => Make(Today.AddDays(-1))).ShouldBe(ErrorCodes.ValueDateOutOfRange);
        Refusal(() => HandoverRules.Make("h", "G", "G", "moves", Today, true, Today, "head", Now)).ShouldBe(ErrorCodes.NotAllowed);
        Refusal(() => HandoverRules.Make("h", "G", "R", " ", Today, true, Today, "head", Now)).ShouldBe(ErrorCodes.Required);
    }

    [Fact]
    public void What_runs_is_not_called_off()
    {
        var running = HandoverRules.Run(Make() with { State = HandoverState.Signed });

        Refusal(() => HandoverRules.Cancel(running, "no")).ShouldBe(ErrorCodes.NotAllowed);
        HandoverRules.Run(HandoverRules.Finish(running)).State.ShouldBe(HandoverState.Running);
    }

    private static Handover Make(DateOnly? from = null) => HandoverRules.Make("h", "G", "R", "moves to another branch", from ?? Today, true, Today, "head", Now);

    private static string Refusal(Func<Handover> step) => Should.Throw<PodiumException>(step).Error.Code;

    private static ImmutableArray<Assignment> Apply(ImmutableArray<Assignment> history, ImmutableArray<Assignment> moves) =>
        [.. history.Where(a => moves.All(m => m.From != a.From)).Concat(moves).OrderBy(a => a.From)];

    private static ImmutableArray<Share> On(ImmutableArray<Assignment> history, DateOnly day) => (history.LastOrDefault(a => a.From <= day) ?? history[0]).Shares;
}
