using System.CommandLine;
using System.Globalization;
using Podium.WebHost.Operations.Berka;
using Podium.WebHost.Operations.Fdic;
using Podium.WebHost.Operations.Loading;
using Podium.WebHost.Operations.Uci;

namespace Podium.WebHost.Operations.Commands;

/// <summary><c>import berka</c>, <c>import fdic</c> and <c>import uci</c>.</summary>
internal static class ImportCommands
{
    private const double FastestPace = 1_000;

    /// <summary>The command with its banks.</summary>
    public static Command Build() => new("import", "Loads a real bank from public files.") { Berka(), Fdic(), Uci() };

    private static Command Berka()
    {
        var from = From("Folder with the Berka files (district.asc, client.asc, trans.asc …).");
        var database = Options.Database();
        var pace = new Option<ReplayPace>("--pace")
        {
            Description = "'all' books everything at once; a number replays that many days a second, with the pages open to watch.",
            HelpName = "all|number",
            CustomParser = result => ParsePace(result.Tokens[0].Value, result.AddError),
            DefaultValueFactory = _ => ReplayPace.AllAtOnce,
        };
        var until = new Option<DateOnly?>("--until")
        {
            Description = "Last day to book: 1994-03-31 unless given, the end of the transactions; loans and cards go on to 1998-12-31.",
            HelpName = "yyyy-MM-dd",
            CustomParser = result => ParseDate(result.Tokens[0].Value, result.AddError),
        };
        var command = new Command("berka", "Loads the Czech bank of the PKDD'99 challenge and replays its days.") { from, pace, until, database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = BerkaReader.Read(parsed.GetRequiredValue(from));
            var lastDay = parsed.GetValue(until) ?? BerkaPlan.LastTransactionDay;
            var plan = BerkaPlan.Build(files, lastDay);
            var chosen = parsed.GetValue(pace)!;
            var code = chosen.DaysPerSecond is null
                ? await LoadCommand.RunAsync(parsed.GetValue(database), (services, progress, token) => LoadAsync(services, plan, progress, token), cancellationToken)
                : await LoadCommand.WatchAsync(parsed.GetValue(database), plan, chosen, cancellationToken);
            await SayWhatIsLaterAsync(files, lastDay);
            return code;
        });
        return command;
    }

    private static Command Fdic()
    {
        var from = From("Folder or file of the FDIC's Summary of Deposits.");
        var database = Options.Database();
        var command = new Command("fdic", "Loads every branch of every bank of the United States as one league.") { from, database };
        command.SetAction((parsed, cancellationToken) =>
        {
            var plan = FdicPlan.Build(FdicReader.Read(parsed.GetRequiredValue(from)));
            return LoadCommand.RunAsync(parsed.GetValue(database), (services, progress, token) => LoadAsync(services, plan, progress, token), cancellationToken);
        });
        return command;
    }

    private static Command Uci()
    {
        var from = From("Folder or file of the UCI Bank Marketing data (bank.csv).");
        var database = Options.Database();
        var command = new Command("uci", "Loads the customers of a Portuguese bank and the contacts of its telephone campaigns.") { from, database };
        command.SetAction((parsed, cancellationToken) =>
        {
            var rows = UciReader.Read(parsed.GetRequiredValue(from));
            return LoadCommand.RunAsync(
                parsed.GetValue(database), (services, progress, token) => services.GetRequiredService<UciLoader>().LoadAsync(rows, progress, token), cancellationToken);
        });
        return command;
    }

    private static Task<LoadReport> LoadAsync(IServiceProvider services, BankPlan plan, ILoadProgress progress, CancellationToken cancellationToken) =>
        services.GetRequiredService<BankLoader>().LoadAsync(plan, ReplayPace.AllAtOnce, progress, cancellationToken);

    private static Option<string> From(string description) => new("--from") { Description = description, Required = true };

    private static ReplayPace? ParsePace(string text, Action<string> addError)
    {
        if (string.Equals(text, "all", StringComparison.OrdinalIgnoreCase))
        {
            return ReplayPace.AllAtOnce;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= FastestPace)
        {
            return new ReplayPace(rate);
        }

        addError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no pace: write 'all' or the days a second, more than 0 and at most {FastestPace:N0}."));
        return null;
    }

    private static DateOnly? ParseDate(string text, Action<string> addError)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        addError($"'{text}' is no date: write it as yyyy-MM-dd.");
        return null;
    }

    private static async Task SayWhatIsLaterAsync(BerkaBank files, DateOnly until)
    {
        var (loans, cards) = (files.Loans.Count(l => l.Date > until), files.Cards.Count(c => c.Issued > until));
        if (loans + cards > 0)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{loans} loans and {cards} cards are dated after {until:yyyy-MM-dd}: run it again with --until 1998-12-31 to book them too."));
        }
    }
}
