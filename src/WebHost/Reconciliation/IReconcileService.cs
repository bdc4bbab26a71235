using Podium.Grains.Ledger;

namespace Podium.WebHost.Reconciliation;

/// <summary>Proves that ledger, managers and units say the same (design, law 6).</summary>
internal interface IReconcileService
{
    /// <summary>
    /// Compares everything, while postings may flow, saves the run and shows it on the boards. One run at a time: a second caller gets
    /// the result of the run under way.
    /// </summary>
    Task<ReconcileRun> RunAsync(CancellationToken cancellationToken);
}
