using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;

namespace Podium.Grains.Tests.Assignments;

public sealed class PoolJudgeTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly Gen<PoolRules> AnyRules = Gen.Select(Gen.Int[0, 40], Gen.Int[1, 30], Gen.Int[1, 20], Gen.Int[0, 15], (general, important, key, warn) =>
        new PoolRules { GeneralDays = general, ImportantDays = important, KeyDays = key, WarnDays = warn });

    /// <summary>A history: its tier, since when it is served (days after the start), days of contacts.</summary>
    private static readonly Gen<(Tier Tier, int ServedSince, int[] Contacts)> Histories =
        Gen.Select(Gen.Enum<Tier>(), Gen.Int[-20, 20], Gen.Int[-10, 90].Array[0, 5], (tier, since, contacts) => (tier, since, contacts.Order().ToArray()));

    [Fact]
    public void Judged_each_day_a_customer_returns_on_the_day_a_plain_count_says() => Gen.Select(Histories, AnyRules).Sample((history, rules) =>
        Run(history, rules, Enumerable.Range(0, 100)).Returned.ShouldBe(PlainCount(history, rules)));

    [Fact]
    public void However_time_is_cut_the_warning_comes_before_and_nobody_returns_earlier_than_the_count_says() =>
        Gen.Select(Histories, AnyRules, Gen.Int[0, 99].Array[1, 60]).Sample((history, rules, days) =>
        {
            var cut = Run(history, rules, days.Distinct().Order());
            var plain = PlainCount(history, rules);
            if (cut.Returned is { } returned)
            {
                (returned - cut.Warned!.Value).ShouldBeGreaterThanOrEqualTo(rules.WarnDays);
                (returned - LastContact(history, returned)).ShouldBeGreaterThanOrEqualTo(rules.DaysOf(history.Tier));
                returned.ShouldBeGreaterThanOrEqualTo(plain!.Value);
            }
        });

    [Fact]
    public void Days_left_out_change_nothing_while_the_day_of_the_warning_and_of_the_return_are_judged() =>
        Gen.Select(Histories, AnyRules, Gen.Int[0, 99].Array[0, 30]).Sample((history, rules, days) =>
        {
            var daily = Run(history, rules, Enumerable.Range(0, 100));
            int?[] needed = [daily.Warned, daily.Returned];

            // Without warning nothing may be judged that a contact would have ended before.
            var cut = Run(history, rules, days.Concat(needed.OfType<int>()).Distinct().Order());

            cut.Returned.ShouldBe(daily.Returned);
        });

    [Fact]
    public void What_is_kept_stays_however_long_and_says_why()
    {
        var facts = new PoolFacts("C1", "M1", Tier.General, Start, null, "runningLoan");
        var first = PoolJudge.Judge(facts, null, new PoolRules(), Start, Start.AddDays(400));
        first.ShouldBe(new PoolVerdict(first.Warning, true, false));
        first.Warning!.KeptBy.ShouldBe("runningLoan");
        PoolJudge.Judge(facts, first.Warning, new PoolRules(), Start, Start.AddDays(500)).Returns.ShouldBeFalse();
        PoolJudge.Judge(facts with { KeptBy = null }, first.Warning, new PoolRules(), Start, Start.AddDays(500)).Returns.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_is_judged_for_the_time_before_the_rules_ran()
    {
        var facts = new PoolFacts("C1", "M1", Tier.Key, Start.AddYears(-5), null);
        PoolJudge.Judge(facts, null, new PoolRules(), Start, Start.AddDays(45)).Warning.ShouldBeNull();
        PoolJudge.Judge(facts, null, new PoolRules(), Start, Start.AddDays(46)).Warning!.ReturnOn.ShouldBe(Start.AddDays(60));
    }

    [Fact]
    public void The_customers_to_look_at_are_all_that_can_lead_to_anything() => Gen.Select(Histories, AnyRules, Gen.Int[0, 99]).Sample((history, rules, day) =>
    {
        var facts = Facts(history, day);
        var latest = PoolJudge.LatestBaseDay(rules, Start.AddDays(day));
        (PoolJudge.Judge(facts, null, rules, Start, Start.AddDays(day)).Warning is null || PoolJudge.BaseDay(facts, Start) <= latest).ShouldBeTrue();
    });

    [Fact]
    public void Limits_and_the_time_to_cool_off_hold()
    {
        var (rules, today) = (new PoolRules(), Start.AddDays(100));
        var room = new PoolLimits(5, 10, 3, 10);
        var past = new PoolPast(["M1"], Start.AddDays(11));
        Should.NotThrow(() => PoolClaims.Require("M2", room, past, rules, today));
        CodeOf(() => PoolClaims.Require("M1", room, past, rules, today)).ShouldBe("cooling_off");
        Should.NotThrow(() => PoolClaims.Require("M1", room, past, rules, today.AddDays(1)));
        CodeOf(() => PoolClaims.Require("M2", room with { Customers = 10 }, past, rules, today)).ShouldBe("limit_reached");
        CodeOf(() => PoolClaims.Require("M2", room with { ClaimsThisMonth = 10 }, past, rules, today)).ShouldBe("limit_reached");
        (room.Left, (room with { Customers = 11 }).Left).ShouldBe((5, 0));

        static string CodeOf(Action action) => Should.Throw<Podium.Contracts.Errors.PodiumException>(action).Error.Code;
    }

    /// <summary>Counts days one by one, from the later of first contact, serving and start; the warning is given as soon as the rest is the time of warning.</summary>
    private static int? PlainCount((Tier Tier, int ServedSince, int[] Contacts) history, PoolRules rules)
    {
        var days = rules.DaysOf(history.Tier);
        var (warnedSince, before) = (-1, int.MinValue);
        for (var day = 0; day < 100 && days > 0; day++)
        {
            var from = LastContact(history, day);
            var quiet = day - from;
            var isAnew = from != before;
            before = from;
            if (quiet < days - rules.WarnDays)
            {
                warnedSince = -1;
                continue;
            }

            warnedSince = warnedSince < 0 || isAnew ? day : warnedSince;
            if (quiet >= days && day - warnedSince >= rules.WarnDays)
            {
                return day;
            }
        }

        return null;
    }

    private static (int? Warned, int? Returned) Run((Tier Tier, int ServedSince, int[] Contacts) history, PoolRules rules, IEnumerable<int> days)
    {
        PoolWarning? warning = null;
        foreach (var day in days)
        {
            var verdict = PoolJudge.Judge(Facts(history, day), warning, rules, Start, Start.AddDays(day));
            warning = verdict.Warning;
            if (verdict.Returns)
            {
                return (warning!.WarnedOn.DayNumber - Start.DayNumber, day);
            }
        }

        return (warning?.WarnedOn.DayNumber - Start.DayNumber, null);
    }

    private static PoolFacts Facts((Tier Tier, int ServedSince, int[] Contacts) history, int day)
    {
        var contacts = history.Contacts.Where(c => c <= day).ToArray();
        return new PoolFacts("C1", "M1", history.Tier, Start.AddDays(history.ServedSince), contacts.Length == 0 ? null : Start.AddDays(contacts[^1]));
    }

    private static int LastContact((Tier Tier, int ServedSince, int[] Contacts) history, int day) =>
        history.Contacts.Where(c => c <= day).Append(history.ServedSince).Append(0).Max();
}
