using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>Tells managers what has become durable. Best effort: a manager that misses a call pulls its tail of the ledger.</summary>
public interface ILedgerDispatcher
{
    /// <summary>
    /// Takes the entries of one manager out of one commit, in order of sequence; called once per manager and commit, from the one writer
    /// of the silo. Never empty. Must return at once: the next commit waits for it.
    /// </summary>
    void Dispatch(IReadOnlyList<LedgerEntry> committed);
}
