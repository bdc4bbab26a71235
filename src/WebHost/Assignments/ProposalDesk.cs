using System.Collections.Immutable;
using Podium.Contracts.Organization;
using Podium.Grains.Assignments;
using Podium.Grains.Organization;
using Podium.Grains.Rules;
using Podium.Silo.Assignments;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Assignments;

/// <summary>Proposes owners to those who decide about them.</summary>
internal sealed class ProposalDesk(IProposalReader reader, IRuleStore rules)
{
    /// <summary>The rules in force today.</summary>
    public async Task<RuleVersion<AssignmentRules>> RulesAsync(DataScope scope, CancellationToken cancellationToken) =>
        (await rules.GetAsync<AssignmentRules>(cancellationToken)).On(scope.Today);

    /// <summary>Managers as possible owners.</summary>
    public async Task<IReadOnlyList<Candidate>> ReadCandidatesAsync(IReadOnlyCollection<ManagerRecord> managers, DataScope scope, CancellationToken cancellationToken) =>
        await reader.ReadCandidatesAsync(managers, (await RulesAsync(scope, cancellationToken)).Rules, scope.Today, cancellationToken);

    /// <summary>Who could serve a customer of a home unit: managers of the units around it, and whoever has something to do with the customer.</summary>
    public async Task<(ProposedCustomer Customer, RuleVersion<AssignmentRules> Rules, ImmutableArray<OwnerProposal> Proposals)> ProposeAsync(
        DataScope scope, string customerId, string homeUnitId, CancellationToken cancellationToken)
    {
        var version = await RulesAsync(scope, cancellationToken);
        var customer = (await reader.ReadCustomersAsync([customerId], scope.Today, cancellationToken)).FirstOrDefault() ?? throw Problems.NotFound("customer");
        var near = Near(scope, homeUnitId, m => customer.Ties.ContainsKey(m.Id));
        var candidates = await reader.ReadCandidatesAsync(near, version.Rules, scope.Today, cancellationToken);
        return (customer, version, OwnerScorer.Propose(customer, candidates, version.Rules));
    }

    /// <summary>Who could take over customers of a manager.</summary>
    public async Task<ImmutableArray<ReceiverProposal>> ProposeReceiversAsync(
        DataScope scope, string giverId, IReadOnlyCollection<string> customerIds, CancellationToken cancellationToken)
    {
        var version = await RulesAsync(scope, cancellationToken);
        var customers = await reader.ReadCustomersAsync(customerIds, scope.Today, cancellationToken);
        var unit = scope.Organization.FindManager(giverId)?.UnitOn(scope.Today) ?? throw Problems.NotFound("manager");
        var near = Near(scope, unit, m => customers.Any(c => c.Ties.ContainsKey(m.Id))).Where(m => !string.Equals(m.Id, giverId, StringComparison.Ordinal)).ToArray();
        var candidates = await reader.ReadCandidatesAsync(near, version.Rules, scope.Today, cancellationToken);
        return PortfolioScorer.Propose(customers, candidates, version.Rules);
    }

    private static ManagerRecord[] Near(DataScope scope, string unitId, Func<ManagerRecord, bool> isTied)
    {
        var around = scope.Organization.FindUnit(unitId)?.ParentId ?? unitId;
        return
        [
            .. scope.Organization.Snapshot.Managers.Where(m => m.Active && !OrganizationTree.IsPool(m.Id) && scope.AllowsManager(m.Id)
                && (scope.Organization.IsWithin(m.UnitOn(scope.Today), around) || isTied(m))),
        ];
    }
}
