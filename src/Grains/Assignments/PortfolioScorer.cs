using System.Collections.Immutable;

namespace Podium.Grains.Assignments;

/// <summary>A manager proposed as receiver of a portfolio.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Score">Mean of the scores for its customers, 0 to 100.</param>
/// <param name="BestFor">Customers for whom nobody scores more.</param>
/// <param name="Customers">Customers served now.</param>
/// <param name="Limit">Customers the manager may serve.</param>
public sealed record ReceiverProposal(string ManagerId, int Score, int BestFor, int Customers, int Limit);

/// <summary>Proposes who takes over a whole portfolio. Pure.</summary>
public static class PortfolioScorer
{
    /// <summary>Whoever may take all of them, best first; at a tie who has fewer customers, then the id.</summary>
    public static ImmutableArray<ReceiverProposal> Propose(IReadOnlyCollection<ProposedCustomer> customers, IEnumerable<Candidate> candidates, AssignmentRules rules)
    {
        var able = candidates.Where(c => c.MayTake(customers.Count)).ToArray();
        var sums = able.ToDictionary(c => c.ManagerId, _ => (Sum: 0L, Best: 0), StringComparer.Ordinal);
        foreach (var customer in customers)
        {
            var scores = able.Select(c => OwnerScorer.Score(customer, c, rules)).ToArray();
            var best = scores.Length == 0 ? 0 : scores.Max(s => s.Score);
            foreach (var score in scores)
            {
                var (sum, count) = sums[score.ManagerId];
                sums[score.ManagerId] = (sum + score.Score, count + (score.Score == best ? 1 : 0));
            }
        }

        return
        [
            .. able.Select(c => new ReceiverProposal(
                    c.ManagerId, (int)(sums[c.ManagerId].Sum / Math.Max(1, customers.Count)), sums[c.ManagerId].Best, c.Customers, c.Limit))
                .OrderByDescending(p => p.Score)
                .ThenBy(p => p.Customers)
                .ThenBy(p => p.ManagerId, StringComparer.Ordinal),
        ];
    }
}
