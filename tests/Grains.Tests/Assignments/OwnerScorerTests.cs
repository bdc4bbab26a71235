using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;

namespace Podium.Grains.Tests.Assignments;

public sealed class OwnerScorerTests
{
    private static readonly AssignmentRules Rules = new();

    private static readonly Gen<ImmutableArray<Specialty>> Specialties =
        Gen.Int[0, 7].Select(bits => Enum.GetValues<Specialty>().Where((_, i) => (bits >> i & 1) == 1).ToImmutableArray());

    private static readonly Gen<Candidate> Candidates = Gen.Select(
        Gen.Int[1, 12], Of("assistant", "manager", "senior", "trainee"), Specialties, Of("steel", "Food", "tourism"), Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 15],
        (id, grade, specialties, industry, customers, limit, flags) => new Candidate(
            $"M{id:00}", grade, specialties, [industry], customers, limit, (flags & 1) == 0 || (flags & 8) != 0, (flags & 6) == 2, (flags & 6) != 4));

    private static readonly Gen<Tie> Ties = Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 6], (brought, serves, visits, contacts, related) => new Tie(brought, serves, visits, contacts, related));

    private static readonly Gen<ProposedCustomer> Customers = Gen.Select(
        Gen.Enum<Tier>(), Gen.Enum<CustomerStatus>(), Of<string?>(null, "steel", "food"), Gen.Long[0, 1_000], Gen.Long[0, 1_000], Gen.Bool, Gen.Select(Gen.Int[1, 12], Ties).Array[0, 6],
        (tier, status, industry, deposits, loans, wants, ties) => new ProposedCustomer(
            "C1", tier, status, industry, deposits, loans, wants, ties.GroupBy(t => $"M{t.Item1:00}").ToDictionary(g => g.Key, g => g.First().Item2)));

    private static readonly Gen<AssignmentRules> AnyRules = Gen.Select(Gen.Int[1, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], (a, r, s, i, l) =>
        new AssignmentRules { Ability = a, Relationship = r, Specialty = s, Industry = i, Load = l });

    [Fact]
    public void Scores_lie_within_their_bounds_and_are_the_sum_of_their_parts() => Gen.Select(Customers, Candidates.Array[1, 20], AnyRules).Sample((customer, candidates, rules) =>
    {
        foreach (var proposal in OwnerScorer.Propose(customer, Distinct(candidates), rules))
        {
            proposal.Score.ShouldBeInRange(0, 100);
            proposal.Parts.Sum(part => part.Points).ShouldBe(proposal.Score);
            proposal.Parts.ShouldAllBe(part => part.Way == ProposalWay.Load ? part.Points <= 0 && -part.Points <= part.Most : part.Points >= 0 && part.Points <= part.Most);
            proposal.Parts.ShouldAllBe(part => part.Reasons.Length > 0);
        }
    });

    [Fact]
    public void Whoever_is_out_of_scope_inactive_disqualified_or_full_is_never_proposed() => Gen.Select(Customers, Candidates.Array[1, 20]).Sample((customer, candidates) =>
    {
        var able = Distinct(candidates)
            .Where(c => c.Active && !c.Disqualified && c.InScope && (c.Customers < c.Limit || (c.Customers == c.Limit && customer.Ties.GetValueOrDefault(c.ManagerId)?.Serves == true)))
            .Select(c => c.ManagerId);
        OwnerScorer.Propose(customer, Distinct(candidates), Rules).Select(p => p.ManagerId).ShouldBe(able, ignoreOrder: true);
    });

    [Fact]
    public void The_same_facts_in_another_order_give_the_same_list() => Gen.Select(Customers, Candidates.Array[1, 20], Gen.Int).Sample((customer, candidates, seed) =>
    {
        var distinct = Distinct(candidates);
        var shuffled = distinct.ToArray();
        new Random(seed).Shuffle(shuffled);
        Text(OwnerScorer.Propose(customer, shuffled, Rules)).ShouldBe(Text(OwnerScorer.Propose(customer, distinct, Rules)));
        Text(OwnerScorer.Propose(customer, distinct, Rules)).ShouldBe(Text(OwnerScorer.Propose(customer, distinct, Rules)));
    });

    [Fact]
    public void More_customers_never_raise_a_score() => Gen.Select(Customers, Candidates, Gen.Int[0, 40], AnyRules).Sample((customer, candidate, more, rules) =>
        OwnerScorer.Score(customer, candidate with { Customers = candidate.Customers + more }, rules).Score.ShouldBeLessThanOrEqualTo(OwnerScorer.Score(customer, candidate, rules).Score));

    [Fact]
    public void Seniors_come_first_for_key_and_weak_customers_and_others_for_general_ones()
    {
        Candidate[] colleagues = [New("A1", "assistant"), New("M1", "manager"), New("S1", "senior")];
        var key = new ProposedCustomer("C1", Tier.Key, CustomerStatus.Active, null, 0, 0, false, new Dictionary<string, Tie>());

        First(key).ShouldBe("S1");
        First(key with { Tier = Tier.General, Status = CustomerStatus.Dormant }).ShouldBe("S1");
        First(key with { Tier = Tier.General }).ShouldBe("A1");
        First(key with { Tier = Tier.Important }).ShouldBe("M1");

        string First(ProposedCustomer customer) => OwnerScorer.Propose(customer, colleagues, Rules)[0].ManagerId;
    }

    [Fact]
    public void Who_brought_the_customer_stands_above_who_only_fits()
    {
        var customer = new ProposedCustomer(
            "C1", Tier.General, CustomerStatus.Active, "steel", 100, 0, false, new Dictionary<string, Tie> { ["S1"] = new(Brought: true, Visits: 4, Related: 1) });
        var fits = New("M1", "manager") with { Industries = ["Steel"] };

        var list = OwnerScorer.Propose(customer, [fits, New("S1", "senior") with { Specialties = [Specialty.Deposits] }], Rules);

        list[0].ManagerId.ShouldBe("S1");
        list[0].Parts.Single(p => p.Way == ProposalWay.Relationship).Reasons.Select(r => r.Code).ShouldBe(["brought", "visited", "related"]);
        list[1].Parts.Single(p => p.Way == ProposalWay.Industry).Reasons[0].ShouldBe(new ProposalReason("industryFits", "steel"));
    }

    [Fact]
    public void A_portfolio_goes_only_to_who_has_room_for_all_of_it() => Gen.Select(Customers.Array[1, 8], Candidates.Array[1, 12]).Sample((customers, candidates) =>
    {
        var list = PortfolioScorer.Propose(customers, Distinct(candidates), Rules);
        list.Select(p => p.ManagerId).ShouldBe(Distinct(candidates).Where(c => c.MayTake(customers.Length)).Select(c => c.ManagerId), ignoreOrder: true);
        list.ShouldAllBe(p => p.Score >= 0 && p.Score <= 100 && p.BestFor <= customers.Length);
        (list.Length == 0 || list.Sum(p => p.BestFor) >= customers.Length).ShouldBeTrue();
    });

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Candidate New(string id, string grade) => new(id, grade, [], [], 10, 100);

    private static Candidate[] Distinct(Candidate[] candidates) => [.. candidates.DistinctBy(c => c.ManagerId)];

    private static string Text(ImmutableArray<OwnerProposal> proposals) => System.Text.Json.JsonSerializer.Serialize(proposals);
}
