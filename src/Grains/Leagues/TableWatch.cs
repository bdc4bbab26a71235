using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>A table with those who watch it.</summary>
internal sealed class TableWatch(LiveTable table)
{
    /// <summary>The table; replaced when it begins again.</summary>
    public LiveTable Table { get; set; } = table;

    /// <summary>Observers with their last sign of life (timestamps of the clock).</summary>
    public Dictionary<ILeagueObserver, long> Observers { get; } = [];

    /// <summary>When somebody last asked for rows.</summary>
    public long LastAsked { get; set; }
}
