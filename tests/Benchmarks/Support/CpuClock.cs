using System.Diagnostics;
using System.Globalization;

namespace Podium.Benchmarks.Support;

/// <summary>Processor time of this process, and of a PostgreSQL server with all its processes.</summary>
internal sealed class CpuClock(int? postmasterId)
{
    // USER_HZ of every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    public (TimeSpan DotNet, TimeSpan Database) Read()
    {
        using var self = Process.GetCurrentProcess();
        return (self.TotalProcessorTime, postmasterId is { } id ? ReadServer(id) : TimeSpan.Zero);
    }

    /// <summary>The parent of a server process.</summary>
    public static int ParentOf(int processId) => int.Parse(ReadStat(processId)![1], CultureInfo.InvariantCulture);

    private static TimeSpan ReadServer(int postmasterId)
    {
        double ticks = 0;
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && ReadStat(id) is { } stat
                && (id == postmasterId || stat[1] == postmasterId.ToString(CultureInfo.InvariantCulture)))
            {
                // Of the postmaster also its children that have ended.
                ticks += stat.Skip(11).Take(id == postmasterId ? 4 : 2).Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
            }
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>The fields behind the program's name: state, parent, … user time (11), system time (12), those of ended children (13, 14).</summary>
    private static string[]? ReadStat(int processId)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{processId}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It has ended since the folder was listed.
            return null;
        }
    }
}
