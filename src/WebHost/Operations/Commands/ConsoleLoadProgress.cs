using System.Collections.Concurrent;
using System.Globalization;
using Podium.WebHost.Operations.Loading;
using Spectre.Console;

namespace Podium.WebHost.Operations.Commands;

/// <summary>Shows a load as progress bars.</summary>
internal sealed class ConsoleLoadProgress(ProgressContext bars) : ILoadProgress
{
    private readonly ConcurrentDictionary<LoadStep, ProgressTask> _tasks = new();

    /// <summary>Runs a load with bars for its steps.</summary>
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<ILoadProgress, Task<T>> load) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(bars => load(new ConsoleLoadProgress(bars)));

    /// <inheritdoc />
    public void Begin(LoadStep step, long total) => _tasks[step] = bars.AddTask(Describe(step, total), maxValue: Math.Max(total, 1));

    /// <inheritdoc />
    public void Advance(LoadStep step, long count) => _tasks[step].Increment(count);

    /// <inheritdoc />
    public void DayBegins(DateOnly date)
    {
        if (_tasks.TryGetValue(LoadStep.Postings, out var task))
        {
            task.Description = string.Create(CultureInfo.InvariantCulture, $"Booking {date:yyyy-MM-dd}");
        }
    }

    private static string Describe(LoadStep step, long total) => step switch
    {
        LoadStep.Organization => string.Create(CultureInfo.InvariantCulture, $"{total:N0} units and managers"),
        LoadStep.Customers => string.Create(CultureInfo.InvariantCulture, $"{total:N0} customers"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{total:N0} postings"),
    };
}
