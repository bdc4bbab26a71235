using System.CommandLine;
using System.Globalization;
using Podium.WebHost.Reconciliation;
using Spectre.Console;

namespace Podium.WebHost.Operations.Commands;

/// <summary><c>reconcile</c>: proves that ledger, managers and units say the same.</summary>
internal static class ReconcileCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var database = Options.Database();
        var command = new Command("reconcile", "Compares ledger, customers, managers and units, to the cent, and saves the result.") { database };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(database), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? database, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Build(database);
        await host.StartAsync(cancellationToken);
        try
        {
            var run = await AnsiConsole.Status().StartAsync("Comparing", _ => host.Services.GetRequiredService<IReconcileService>().RunAsync(cancellationToken));
            var took = (run.FinishedAt - run.StartedAt).TotalSeconds;
            if (run.Green)
            {
                AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[green]Green[/]: {run.Entries:N0} entries compared in {took:N1} s, nothing differs."));
                return ExitCodes.Done;
            }

            AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[red]Red[/]: {run.Entries:N0} entries compared in {took:N1} s. What differs:"));
            AnsiConsole.WriteLine(run.Differences);
            return ExitCodes.NeedsAttention;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
