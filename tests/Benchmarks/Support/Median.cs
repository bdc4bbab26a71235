namespace Podium.Benchmarks.Support;

/// <summary>The middle of several runs: one that was disturbed does not show.</summary>
internal static class Median
{
    /// <summary>The item in the middle by a value.</summary>
    public static T Of<T>(IEnumerable<T> items, Func<T, double> value)
    {
        var sorted = items.OrderBy(value).ToArray();
        return sorted[sorted.Length / 2];
    }
}
