using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Podium.Testing;

namespace Podium.EndToEnd.Hosting;

/// <summary>
/// The real web host in a process of its own, over a database in a temporary folder. It can be killed and started again at the same address with what
/// it left behind.
/// </summary>
public sealed class PodiumProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(2);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly int _siloPort = FreePort.Take();
    private readonly int _gatewayPort = FreePort.Take();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private Process? _process;

    /// <summary>Where it listens, at every start.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Take()}");

    /// <summary>Folder of its database.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("podium-e2e-").FullName;

    /// <summary>The ledger's file.</summary>
    public string Database => Path.Combine(Folder, "podium.db");

    /// <summary>What it wrote to the console so far, over all starts.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts it and waits until bank and database answer.</summary>
    public Task StartAsync()
    {
        _process = Launch();
        return WaitUntilAsync(IsReadyAsync);
    }

    /// <summary>Waits for a line on its console: some are written only after it has begun to answer.</summary>
    public async Task<string> ReadAsync(Regex line)
    {
        await WaitUntilAsync(() => Task.FromResult(line.IsMatch(Output)));
        return line.Match(Output).Groups[1].Value;
    }

    /// <summary>Ends it as SIGKILL does: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Program => typeof(PodiumProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebHost").Value!;

    private async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(StartDeadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The web host ended with {_process.ExitCode}:\n{Output}");
            }

            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "exec",
                Program,
                $"--urls={Address}",
                $"--Podium:Storage:Path={Database}",
                "--Podium:Demo:Enabled=false",
                "--Podium:Simulator:Enabled=false",
                "--Podium:Security:SignInsPerMinute=100000",
                $"--Podium:Embedded:SiloPort={_siloPort}",
                $"--Podium:Embedded:GatewayPort={_gatewayPort}",
                "--Logging:LogLevel:Default=Warning",
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
