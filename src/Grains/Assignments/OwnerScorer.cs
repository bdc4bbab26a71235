using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Customers;

namespace Podium.Grains.Assignments;

/// <summary>
/// Proposes owners by the four ways of domain section 3: ability, existing relationship, specialty, industry. A way without data (no industry) is left
/// out, not scored as zero. Pure: the same facts give the same list in whatever order they come.
/// </summary>
public static class OwnerScorer
{
    private const int Full = 1_000;

    /// <summary>Whoever may take the customer, best first; at a tie who has fewer customers, then the id.</summary>
    public static ImmutableArray<OwnerProposal> Propose(ProposedCustomer customer, IEnumerable<Candidate> candidates, AssignmentRules rules) =>
    [
        .. candidates.Where(c => c.MayTake(customer.Ties.GetValueOrDefault(c.ManagerId)?.Serves == true ? 0 : 1))
            .Select(c => Score(customer, c, rules))
            .OrderByDescending(p => p.Score)
            .ThenBy(p => p.Customers)
            .ThenBy(p => p.ManagerId, StringComparer.Ordinal),
    ];

    /// <summary>The score of one candidate, whether or not they may take the customer.</summary>
    public static OwnerProposal Score(ProposedCustomer customer, Candidate candidate, AssignmentRules rules)
    {
        var tie = customer.Ties.GetValueOrDefault(candidate.ManagerId) ?? new Tie();
        var ways = new List<(ProposalWay Way, int Weight, (int PerMille, ImmutableArray<ProposalReason> Reasons) Result)>
        {
            (ProposalWay.Ability, rules.Ability, Ability(customer, candidate.Grade)),
            (ProposalWay.Relationship, rules.Relationship, Relationship(tie)),
            (ProposalWay.Specialty, rules.Specialty, BySpecialty(customer, candidate)),
        };
        if (!string.IsNullOrWhiteSpace(customer.Industry))
        {
            ways.Add((ProposalWay.Industry, rules.Industry, ByIndustry(customer.Industry, candidate)));
        }

        var weights = Math.Max(1, ways.Sum(way => way.Weight));
        var parts = ways
            .Select(way => new ProposalPart(way.Way, way.Weight * way.Result.PerMille / (10 * weights), 100 * way.Weight / weights, way.Result.Reasons))
            .ToList();

        // What counts against never takes more than there is: the parts always add up to the score.
        var off = Math.Min(parts.Sum(part => part.Points), rules.Load * candidate.LoadPerMille / Full);
        parts.Add(new ProposalPart(ProposalWay.Load, -off, rules.Load, [new ProposalReason("load", Number(candidate.LoadPerMille / 10))]));
        return new OwnerProposal(candidate.ManagerId, parts.Sum(part => part.Points), candidate.Customers, candidate.Limit, [.. parts]);
    }

    private static (int, ImmutableArray<ProposalReason>) Ability(ProposedCustomer customer, string grade)
    {
        var demanding = customer.Tier == Tier.Key || customer.IsWeak;
        return grade switch
        {
            "senior" when demanding => (Full, [new ProposalReason(customer.Tier == Tier.Key ? "seniorForKey" : "seniorForWeak")]),
            "senior" => (400, [new ProposalReason("gradeAbove")]),
            "assistant" when demanding => (0, [new ProposalReason("gradeBelow")]),
            "assistant" when customer.Tier == Tier.Important => (500, [new ProposalReason("gradeBelow")]),
            _ when demanding => (400, [new ProposalReason("gradeBelow")]),
            _ => (Full, [new ProposalReason("gradeFits")]),
        };
    }

    private static (int, ImmutableArray<ProposalReason>) Relationship(Tie tie)
    {
        var reasons = ImmutableArray.CreateBuilder<ProposalReason>();
        var points = 0;
        Add(tie.Brought, 400, "brought", null);
        Add(tie.Serves, 200, "serves", null);
        Add(tie.Visits > 0, 200 + (20 * Math.Min(tie.Visits, 10)), "visited", Number(tie.Visits));
        Add(tie.Contacts > 0, 100 + (10 * Math.Min(tie.Contacts, 10)), "contacted", Number(tie.Contacts));
        Add(tie.Related > 0, 200 + (50 * Math.Min(tie.Related, 4)), "related", Number(tie.Related));
        Add(reasons.Count == 0, 0, "noTie", null);
        return (Math.Min(points, Full), reasons.ToImmutable());

        void Add(bool holds, int value, string code, string? about)
        {
            if (holds)
            {
                points += value;
                reasons.Add(new ProposalReason(code, about));
            }
        }
    }

    private static (int, ImmutableArray<ProposalReason>) BySpecialty(ProposedCustomer customer, Candidate candidate)
    {
        var asked = char.ToLowerInvariant(customer.Asks.ToString()[0]) + customer.Asks.ToString()[1..];
        return candidate.Specialties.Contains(customer.Asks)
            ? (Full, [new ProposalReason("specialtyFits", asked)])
            : (0, [new ProposalReason("specialtyOther", asked)]);
    }

    private static (int, ImmutableArray<ProposalReason>) ByIndustry(string industry, Candidate candidate) =>
        candidate.Industries.Any(own => string.Equals(own.Trim(), industry.Trim(), StringComparison.OrdinalIgnoreCase))
            ? (Full, [new ProposalReason("industryFits", industry)])
            : (0, [new ProposalReason("industryOther", industry)]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
