using System.CommandLine;
using Podium.WebHost.Operations.Demo;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Commands;

/// <summary><c>demo</c>: a made-up bank of any size.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var units = Count("--units", "Units in all, head office included.", DemoSize.Default.Units);
        var managers = Count("--managers", "Customer managers.", DemoSize.Default.Managers);
        var customers = Count("--customers", "Customers.", DemoSize.Default.Customers);
        var days = Count("--days", "Days of history.", DemoSize.Default.Days);
        var seed = Count("--seed", "Another seed, another bank.", DemoSize.Default.Seed);
        var database = Options.Database();
        var command = new Command("demo", "Fills an empty database with a made-up bank.") { units, managers, customers, days, seed, database };
        command.SetAction((parsed, cancellationToken) =>
        {
            var size = new DemoSize(parsed.GetValue(units), parsed.GetValue(managers), parsed.GetValue(customers), parsed.GetValue(days), parsed.GetValue(seed));
            if (size.Check() is { } error)
            {
                throw new LoadRefusedException(error);
            }

            return LoadCommand.RunAsync(parsed.GetValue(database), (services, progress, token) => FillAsync(services, size, progress, token), cancellationToken);
        });
        return command;
    }

    private static async Task<LoadReport> FillAsync(IServiceProvider services, DemoSize size, ILoadProgress progress, CancellationToken cancellationToken)
    {
        var filler = services.GetRequiredService<DemoFiller>();
        var work = await filler.FindWorkAsync(size, cancellationToken);
        if (work != size)
        {
            throw new LoadRefusedException(work is null
                ? "This database holds a bank already; choose another one with --database."
                : $"This database holds a demo bank that was begun and not finished; finish it with: {work}");
        }

        return await filler.FillAsync(size, progress, cancellationToken);
    }

    private static Option<int> Count(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
