using System.CommandLine;
using Podium.Contracts.Errors;
using Podium.Silo.Hosting;
using Podium.WebHost.Hosting;
using Podium.WebHost.Operations.Loading;
using Spectre.Console;

namespace Podium.WebHost.Operations.Commands;

/// <summary>What the executable does: the server when it is given no command, a command otherwise.</summary>
internal static class CommandLine
{
    private static readonly string[] Help = ["-h", "--help", "-?", "--version"];

    /// <summary>Runs and answers the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return IsCommand(args) ? await RunCommandAsync(args) : await ServeAsync(args);
        }
        catch (Exception exception) when (exception is BankFileException or LoadRefusedException or DatabaseInUseException or PodiumException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Run it again to finish: what was booked is counted once.");
            return ExitCodes.Cancelled;
        }
    }

    /// <summary>The commands; without one the server starts.</summary>
    public static RootCommand Build() => new("Podium: live league tables of a bank. Without a command it starts the server; settings as --Podium:Section:Name=value.")
    {
        ImportCommands.Build(),
        DemoCommand.Build(),
        ReconcileCommand.Build(),
        AuditCommand.Build(),
    };

    // Settings of the server begin with dashes, commands do not.
    private static bool IsCommand(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || Help.Contains(args[0], StringComparer.Ordinal));

    private static Task<int> RunCommandAsync(string[] args) =>
        Build().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var server = PodiumWebHost.Build(args, builder => builder.AddLoading(), builder => builder.AddDemo()).TakeDatabase();
        await server.RunAsync();
        return ExitCodes.Done;
    }
}
