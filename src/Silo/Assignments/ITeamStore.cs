using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

/// <summary>Keeps teams and which customers were given to them.</summary>
public interface ITeamStore
{
    /// <summary>Teams, by name.</summary>
    Task<IReadOnlyList<Team>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A team, or null.</summary>
    Task<Team?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a team from the version it names, 0 for a new one; answers it with its new version. Errors: <c>version_changed</c>, <c>conflict</c>.
    /// </summary>
    Task<Team> SaveAsync(Team team, Operation operation, CancellationToken cancellationToken);

    /// <summary>Notes that a customer's assignment of a day is a team's.</summary>
    Task GiveAsync(string teamId, string customerId, DateOnly from, ImmutableArray<Share> shares, CancellationToken cancellationToken);

    /// <summary>Customers that teams serve on a day: given to them, and since then with no other owners; by team.</summary>
    Task<ILookup<string, TeamCustomer>> ReadCustomersAsync(IReadOnlyCollection<string> teamIds, DateOnly today, CancellationToken cancellationToken);
}
