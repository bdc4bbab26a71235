using Podium.Contracts.Organization;
using Podium.Grains.Assignments;

namespace Podium.Silo.Assignments;

/// <summary>Reads what owners are proposed by.</summary>
public interface IProposalReader
{
    /// <summary>Customers with what there is between them and managers, by id; ids that are not registered are left out.</summary>
    Task<IReadOnlyList<ProposedCustomer>> ReadCustomersAsync(IReadOnlyCollection<string> customerIds, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Managers as possible owners.</summary>
    Task<IReadOnlyList<Candidate>> ReadCandidatesAsync(
        IReadOnlyCollection<ManagerRecord> managers, AssignmentRules rules, DateOnly today, CancellationToken cancellationToken);
}
