using Podium.Contracts.Calendar;
using Podium.Grains.Calendar;
using Podium.WebHost.Operations.Demo;
using Podium.WebHost.Operations.Loading;
using Podium.WebHost.Operations.SignIns;
using Spectre.Console;

namespace Podium.WebHost.Operations.Commands;

/// <summary>Runs a load from the console: progress, report, exit code.</summary>
internal static class LoadCommand
{
    /// <summary>Loads a plan as fast as it goes and ends.</summary>
    /// <param name="database">SQLite database instead of the configured one, or null.</param>
    /// <param name="load">The load, given the services of the host.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    public static async Task<int> RunAsync(string? database, Func<IServiceProvider, ILoadProgress, CancellationToken, Task<LoadReport>> load, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Build(database);
        await host.StartAsync(cancellationToken);
        try
        {
            return await LoadAsync(host, load, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Replays a plan at a pace with the pages open, and keeps them open until Ctrl+C.</summary>
    public static async Task<int> WatchAsync(string? database, BankPlan plan, ReplayPace pace, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.BuildOpen(database);
        await host.StartAsync(cancellationToken);
        var filled = host.Services.GetRequiredService<DemoFilled>();
        try
        {
            var code = await LoadAsync(
                host,
                (services, progress, token) => services.GetRequiredService<BankLoader>().LoadAsync(plan, pace, new Announcing(progress, filled), token),
                cancellationToken);
            AnsiConsole.MarkupLine("The replay is over; the pages stay open until [bold]Ctrl+C[/].");
            await host.Lifetime.ApplicationStopping.WaitAsync(cancellationToken);
            return code;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> LoadAsync(
        WebApplication host, Func<IServiceProvider, ILoadProgress, CancellationToken, Task<LoadReport>> load, CancellationToken cancellationToken)
    {
        var time = host.Services.GetRequiredService<TimeProvider>();
        var start = time.GetTimestamp();
        var report = await ConsoleLoadProgress.RunAsync(AnsiConsole.Console, progress => load(host.Services, progress, cancellationToken));

        // What was done for customers in the days that were loaded is not in the files: nobody is judged for them.
        var day = await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IBankGrain>(0).GetDayAsync();
        await host.Services.GetRequiredService<IRuleStart>().PassOverAsync(day.BusinessDate, cancellationToken);
        var code = LoadReportWriter.Write(AnsiConsole.Console, report, time.GetElapsedTime(start));
        await WriteSignInsAsync(host.Services, cancellationToken);
        return code;
    }

    private static async Task WriteSignInsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var users = await services.GetRequiredService<TrialSignIns>().ListAsync(cancellationToken);
        if (users.Count > 0)
        {
            var names = string.Join(", ", users.Select(u => u.UserName));
            await Console.Out.WriteLineAsync($"Sign in as {names} with the password '{TrialSignIns.Password}'.");
        }
    }

    /// <summary>Says who may sign in as soon as there is something to see.</summary>
    private sealed class Announcing(ILoadProgress progress, DemoFilled filled) : ILoadProgress
    {
        public void Begin(LoadStep step, long total)
        {
            if (step == LoadStep.Postings)
            {
                filled.Set();
            }

            progress.Begin(step, total);
        }

        public void Advance(LoadStep step, long count) => progress.Advance(step, count);

        public void DayBegins(DateOnly date) => progress.DayBegins(date);
    }
}
