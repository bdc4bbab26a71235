namespace Podium.Grains.Leagues.History;

/// <summary>What the entries of a number's managers add up to.</summary>
internal sealed class ExplainTotals
{
    public bool HasData { get; set; }

    /// <summary>Level on the day, of those who are here on it.</summary>
    public long Level { get; set; }

    /// <summary>What of <see cref="Level"/> is dated before the period.</summary>
    public long Opening { get; set; }

    /// <summary>What is dated within the days held.</summary>
    public long Flow { get; set; }

    /// <summary>Sum of the day-end levels of the days held.</summary>
    public long RunningSum { get; set; }

    /// <summary>What of <see cref="RunningSum"/> comes from before the period.</summary>
    public long OpeningRunningSum { get; set; }

    public void Add(ExplainTotals other)
    {
        checked
        {
            HasData |= other.HasData;
            Level += other.Level;
            Opening += other.Opening;
            Flow += other.Flow;
            RunningSum += other.RunningSum;
            OpeningRunningSum += other.OpeningRunningSum;
        }
    }
}
