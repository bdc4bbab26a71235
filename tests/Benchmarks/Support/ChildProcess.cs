using System.Diagnostics;
using System.Reflection;

namespace Podium.Benchmarks.Support;

/// <summary>This program again, in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>Starts it with its input and output connected.</summary>
    public static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The second process could not be started.");
    }

    /// <summary>Waits for the line that begins with a word; answers its other words.</summary>
    public static async Task<string[]> ReadAsync(Process child, string word)
    {
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (words[0] == word)
            {
                return words[1..];
            }
        }

        throw new InvalidOperationException($"The second process ended before it said '{word}'.");
    }
}
