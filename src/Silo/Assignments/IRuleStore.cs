using Podium.Grains.Rules;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

/// <summary>Keeps dated, versioned rules of the bank: those of assignments and those of the public pool.</summary>
public interface IRuleStore
{
    /// <summary>All versions of a set of rules.</summary>
    Task<RuleBook<T>> GetAsync<T>(CancellationToken cancellationToken)
        where T : class, new();

    /// <summary>Adds a version. Errors: <c>conflict</c>.</summary>
    Task PutAsync<T>(DateOnly from, T rules, Operation operation, CancellationToken cancellationToken)
        where T : class, new();
}
