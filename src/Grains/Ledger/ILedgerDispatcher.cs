using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>Tells managers what has become durable. Best effort: a manager that misses a call pulls its tail of the ledger.</summary>
public interface ILedgerDispatcher
{
    /// <summary>
    /// Takes one manager's entries of one commit, in order of sequence; called once per manager and commit, from the one writer of the silo.
    /// Must return at once and must not throw: the next commit waits for it.
    /// </summary>
    void Dispatch(string managerId, IReadOnlyList<LedgerEntry> committed);
}
