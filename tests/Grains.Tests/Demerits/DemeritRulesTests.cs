using Podium.Contracts.Errors;
using Podium.Grains.Demerits;

namespace Podium.Grains.Tests.Demerits;

public sealed class DemeritRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_fault_costs_what_the_catalogue_says()
    {
        var demerit = Record("visit-missed");

        (demerit.Points, demerit.State, demerit.Counts).ShouldBe((1, DemeritState.Recorded, true));
    }

    [Theory]
    [InlineData("visit-missed", 2, "amount_out_of_range")]
    [InlineData("procedure-broken", 9, "amount_out_of_range")]
    [InlineData("procedure-broken", 101, "amount_out_of_range")]
    [InlineData("signed-for-customer", null, "required")]
    public void Points_outside_the_catalogue_are_refused(string fault, int? points, string code)
    {
        var refusal = Should.Throw<PodiumException>(() => Record(fault, points));

        (refusal.Error.Code, refusal.Error.Field).ShouldBe((code, "points"));
    }

    [Fact]
    public void More_points_may_be_given_where_it_brought_harm() => Record("procedure-broken", 30).Points.ShouldBe(30);

    [Fact]
    public void Colluding_disqualifies_without_points()
    {
        var demerit = Record("collusion");

        (demerit.Points, demerit.Disqualifies).ShouldBe((0, true));
        Should.Throw<PodiumException>(() => Record("visit-missed", disqualifies: true)).Error.Field.ShouldBe("disqualifies");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1_500)]
    public void A_fault_lies_in_the_past_and_not_too_far(int days) =>
        Should.Throw<PodiumException>(() => Record("visit-missed", day: Today.AddDays(days))).Error.Field.ShouldBe("day");

    [Fact]
    public void What_is_dismissed_or_withdrawn_no_longer_counts()
    {
        var contested = DemeritRules.Contest(Record("visit-missed"), "I was there");

        contested.Counts.ShouldBeTrue();
        DemeritRules.Decide(contested, upheld: false, null, "The report shows it", "ceo").Counts.ShouldBeFalse();
        DemeritRules.Withdraw(contested, "Wrong manager").Counts.ShouldBeFalse();
        DemeritRules.Decide(contested, upheld: true, null, "No proof", "ceo").Counts.ShouldBeTrue();
    }

    [Fact]
    public void Who_recorded_it_does_not_decide_it()
    {
        var contested = DemeritRules.Contest(Record("visit-missed"), "I was there");

        Should.Throw<PodiumException>(() => DemeritRules.Decide(contested, true, null, "No", "HEAD")).Error.Code.ShouldBe(ErrorCodes.NotAllowed);
    }

    [Fact]
    public void A_decision_lowers_points_and_never_raises_them()
    {
        var contested = DemeritRules.Contest(Record("procedure-broken", 30), "Not so bad");

        DemeritRules.Decide(contested, true, 10, "Less", "ceo").Points.ShouldBe(10);
        Should.Throw<PodiumException>(() => DemeritRules.Decide(contested, true, 31, "More", "ceo")).Error.Field.ShouldBe("points");
    }

    [Fact]
    public void Steps_follow_only_where_they_may()
    {
        var recorded = Record("visit-missed");
        var withdrawn = DemeritRules.Withdraw(recorded, "Wrong manager");

        Refused(() => DemeritRules.Decide(recorded, true, null, "?", "ceo"));
        Refused(() => DemeritRules.Contest(withdrawn, "?"));
        Refused(() => DemeritRules.Withdraw(withdrawn, "?"));
        Refused(() => DemeritRules.Contest(DemeritRules.Contest(recorded, "a"), "b"));

        static void Refused(Func<Demerit> step) => Should.Throw<PodiumException>(step).Error.Code.ShouldBe(ErrorCodes.NotAllowed);
    }

    [Fact]
    public void The_catalogue_has_the_faults_and_the_eight_prohibitions_of_the_rule_book()
    {
        StandardFaults.All.Count(f => f.Prohibition).ShouldBe(8);
        StandardFaults.All.Select(f => f.Code).ShouldBeUnique();
        StandardFaults.All.ShouldAllBe(f => f.NameEn.Length > 0 && f.NameZh.Length > 0);
        foreach (var fault in StandardFaults.All)
        {
            DemeritRules.RequireFault(fault);
        }
    }

    private static Demerit Record(string code, int? points = null, bool disqualifies = false, DateOnly? day = null)
    {
        var fault = StandardFaults.With([]).Single(v => v.Fault.Code == code);
        return DemeritRules.Record("d1", new DemeritEntry("M1", code, points, disqualifies, day ?? Today, "Seen by the head"), fault, Today, "head", Now);
    }
}
