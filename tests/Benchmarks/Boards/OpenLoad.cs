using System.Diagnostics;
using System.Globalization;

namespace Podium.Benchmarks.Boards;

/// <summary>
/// A load that does not wait for answers: posting n is due at start + n / rate, whoever is slow. Managers take turns, so everybody can tell
/// when the k-th posting of a manager was due.
/// </summary>
/// <param name="Start">Timestamp of the machine's steady clock, the same in every process.</param>
/// <param name="Rate">Postings a second.</param>
/// <param name="FirstMeasured">Those before it warm up.</param>
/// <param name="Count">All of them.</param>
internal sealed record OpenLoad(long Start, int Rate, int FirstMeasured, int Count)
{
    public const int Managers = 100;

    public long DueAt(long number) => Start + (number * Stopwatch.Frequency / Rate);

    public long DueAt(int manager, long index) => DueAt((index * Managers) + manager);

    public static OpenLoad Parse(string text)
    {
        var parts = Array.ConvertAll(text.Split(' '), part => long.Parse(part, CultureInfo.InvariantCulture));
        return new OpenLoad(parts[0], (int)parts[1], (int)parts[2], (int)parts[3]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start} {Rate} {FirstMeasured} {Count}");
}
