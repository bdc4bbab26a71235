using System.Diagnostics;

namespace Podium.Testing;

/// <summary>Where PostgreSQL's programs are, and as whom they run.</summary>
internal sealed class PostgresBinaries
{
    private readonly string _folder;
    private readonly string? _user;

    private PostgresBinaries(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    public static PostgresBinaries? Find()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => path, StringComparer.Ordinal).Select(path => Path.Combine(path, "bin"))
            : [];
        var folder = new[] { Environment.GetEnvironmentVariable("PODIUM_PG_BIN") }
            .Concat(installed)
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_ctl")));
        return folder is null ? null : new PostgresBinaries(folder, Environment.IsPrivilegedProcess ? ServiceUser() : null);
    }

    /// <summary>Lets the server's user own a folder.</summary>
    public Task GiveAsync(string folder) => _user is null ? Task.CompletedTask : ExecuteAsync(folder, "chown", _user, folder);

    public Task RunAsync(string workingFolder, string program, params string[] arguments) => _user is null
        ? ExecuteAsync(workingFolder, Path.Combine(_folder, program), arguments)
        : ExecuteAsync(workingFolder, "runuser", ["-u", _user, "--", Path.Combine(_folder, program), .. arguments]);

    private static string ServiceUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static async Task ExecuteAsync(string workingFolder, string program, params string[] arguments)
    {
        // Output goes to a file: the server would inherit a pipe and hold it open after pg_ctl has gone.
        var log = Path.Combine(Path.GetTempPath(), $"podium-{Guid.NewGuid():N}.log");
        var quoted = string.Join(' ', arguments.Prepend(program).Select(argument => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {quoted} > '{log}' 2>&1"]) { WorkingDirectory = workingFolder })
            ?? throw new InvalidOperationException($"{program} could not be started.");
        await process.WaitForExitAsync();
        var output = await File.ReadAllTextAsync(log);
        File.Delete(log);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {output}");
        }
    }
}
