using Podium.Grains.Ledger;

namespace Podium.WebHost.Reconciliation;

/// <summary>The newest reconciliation this host knows of; boards show it as their green or red light.</summary>
internal sealed class ReconcileStatus
{
    private volatile ReconcileRun? _last;

    /// <summary>The newest run, or null when there was none.</summary>
    public ReconcileRun? Last => _last;

    /// <summary>Takes a run in, if it is newer than what is known. True when the light may look different.</summary>
    public bool Take(ReconcileRun run)
    {
        if (_last is { } last && last.Id >= run.Id)
        {
            return false;
        }

        _last = run;
        return true;
    }
}
