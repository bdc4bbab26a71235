using System.CommandLine;
using System.Globalization;
using Podium.Grains.Audit;
using Spectre.Console;

namespace Podium.WebHost.Operations.Commands;

/// <summary><c>audit verify</c>: proves that nobody changed the audit beside Podium.</summary>
internal static class AuditCommand
{
    /// <summary>The command.</summary>
    public static Command Build() => new("audit", "Who did, read and tried what.") { Verify() };

    private static Command Verify()
    {
        var database = Options.Database();
        var command = new Command("verify", "Walks the chain of all entries and names the first one that does not fit.") { database };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(database), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? database, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Build(database);
        await host.StartAsync(cancellationToken);
        try
        {
            var verdict = await AnsiConsole.Status().StartAsync("Walking the chain", _ => host.Services.GetRequiredService<IAuditTrail>().VerifyAsync(cancellationToken));
            if (verdict.Intact)
            {
                AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[green]Intact[/]: {verdict.Entries:N0} entries. Hash of the last one: {verdict.Head}"));
                return ExitCodes.Done;
            }

            AnsiConsole.MarkupLine(string.Create(
                CultureInfo.InvariantCulture, $"[red]Broken[/] at entry {verdict.FirstBroken}: {Describe(verdict.Fault)} The {verdict.Entries:N0} before it fit."));
            return ExitCodes.NeedsAttention;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static string Describe(AuditFault? fault) => fault switch
    {
        AuditFault.Missing => "it is gone.",
        AuditFault.Foreign => "it is none that Podium wrote.",
        AuditFault.CutOff => "the chain ends before its end.",
        _ => "it is not what was written, or not in its place.",
    };
}
