using Podium.Grains.Assignments;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

/// <summary>Keeps what managers are good at.</summary>
public interface IManagerProfileStore
{
    /// <summary>Profiles of managers; those of whom nothing is written are left out.</summary>
    Task<IReadOnlyDictionary<string, ManagerProfile>> GetAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a profile made from the version it names; answers it with its new version. Errors: <c>version_changed</c>, <c>conflict</c>.
    /// </summary>
    Task<ManagerProfile> SaveAsync(ManagerProfile profile, Operation operation, CancellationToken cancellationToken);
}
