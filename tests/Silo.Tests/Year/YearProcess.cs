using System.Diagnostics;
using System.Globalization;
using Podium.YearBank;

namespace Podium.Silo.Tests.Year;

/// <summary>Runs stretches of the year in a process of its own, and kills it where it is told to.</summary>
public sealed class YearProcess(string database, YearSize size)
{
    private int _attempt;

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>
    /// Runs from a day of the plan to another and stops in good order, or is killed once it has said so many lines. Answers the number of the first day that is
    /// not done.
    /// </summary>
    public async Task<int> RunAsync(int first, int last, int? killAfter, CancellationToken cancellationToken)
    {
        using var process = Start(first, last);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var (done, said) = (first - 1, 0);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("year: done ", StringComparison.Ordinal))
            {
                done = int.Parse(line["year: done ".Length..], CultureInfo.InvariantCulture);
                _attempt = 0;
            }

            if (++said == killAfter)
            {
                process.Kill();
                Kills++;
                _attempt++;
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0 && !(said >= killAfter))
        {
            throw new InvalidOperationException($"The year ended on day {done + 1} with {process.ExitCode}:\n{await errors}");
        }

        return done + 1;
    }

    private Process Start(int first, int last) => Process.Start(new ProcessStartInfo("dotnet")
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        ArgumentList =
        {
            "exec",
            Path.Combine(AppContext.BaseDirectory, "Podium.YearBank.dll"),
            database,
            Text(size.Managers),
            Text(size.Customers),
            Text(size.Seed),
            Text(first),
            Text(last),
            Text(_attempt),
        },
    })!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
