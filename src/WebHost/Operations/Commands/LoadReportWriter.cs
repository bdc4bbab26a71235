using System.Globalization;
using Podium.WebHost.Operations.Loading;
using Spectre.Console;

namespace Podium.WebHost.Operations.Commands;

/// <summary>Prints what became of a load.</summary>
internal static class LoadReportWriter
{
    private const int ShownRejections = 10;

    /// <summary>Prints the report and answers the exit code.</summary>
    public static int Write(IAnsiConsole console, LoadReport report, TimeSpan took)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var heading in new[] { "accepted", "duplicates", "rejected" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var (part, tally) in report.Parts.OrderByDescending(p => p.Value.Accepted + p.Value.Duplicates))
        {
            table.AddRow(Markup.Escape(part), Number(tally.Accepted), Number(tally.Duplicates), Number(tally.Rejected));
        }

        console.Write(table);
        if (report.CustomersKept > 0)
        {
            console.MarkupLineInterpolated($"[yellow]{Number(report.CustomersKept)} customers were registered before with other content and stay as they are.[/]");
        }

        foreach (var answer in report.Rejections.Take(ShownRejections))
        {
            console.MarkupLineInterpolated($"[red]{answer.Source} {answer.Id}: {answer.Error?.Code} {answer.Error?.Field}[/] {answer.Error?.Message}");
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Took {took.TotalSeconds:N1} s."));
        return report.Rejected == 0 ? ExitCodes.Done : ExitCodes.NeedsAttention;
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
