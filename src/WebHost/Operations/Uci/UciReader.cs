using System.Collections.Immutable;
using System.Text;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Uci;

/// <summary>A customer of the campaign, as a row of the file.</summary>
/// <param name="Row">1-based row of the file; it names the customer.</param>
/// <param name="Age">Years.</param>
/// <param name="Job">Kind of job.</param>
/// <param name="Marital">Marital status.</param>
/// <param name="Education">Education.</param>
/// <param name="Defaulted">Has credit in default.</param>
/// <param name="Balance">Average yearly balance in euros; may be negative.</param>
/// <param name="HousingLoan">Has a housing loan.</param>
/// <param name="PersonalLoan">Has a personal loan.</param>
/// <param name="Month">Month of the last contact, 1 to 12.</param>
/// <param name="Day">Day of the month of the last contact.</param>
/// <param name="Seconds">Duration of the last contact.</param>
/// <param name="Contacts">Contacts in this campaign, the last one included.</param>
/// <param name="DaysSince">Days from the last contact of an earlier campaign to the last contact of this one, or null.</param>
/// <param name="EarlierContacts">Contacts before this campaign.</param>
/// <param name="EarlierOutcome"><c>success</c>, <c>failure</c>, <c>other</c> or <c>unknown</c>.</param>
/// <param name="Subscribed">Whether the customer subscribed the term deposit.</param>
internal sealed record UciRow(
    int Row,
    int Age,
    string Job,
    string Marital,
    string Education,
    bool Defaulted,
    int Balance,
    bool HousingLoan,
    bool PersonalLoan,
    int Month,
    int Day,
    int Seconds,
    int Contacts,
    int? DaysSince,
    int EarlierContacts,
    string EarlierOutcome,
    bool Subscribed);

/// <summary>Reads the UCI Bank Marketing file: ASCII, <c>;</c> between fields, texts in quotes.</summary>
internal static class UciReader
{
    private const string DefaultFile = "bank.csv";
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads the rows.</summary>
    /// <param name="path">The file, or the folder it is in.</param>
    /// <exception cref="BankFileException">The file is missing, truncated, or has a row that cannot be right.</exception>
    public static ImmutableArray<UciRow> Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, DefaultFile) : path;
        var name = Path.GetFileName(file);
        if (!File.Exists(file))
        {
            throw new BankFileException(name, $"there is no such file: {Path.GetFullPath(file)}.");
        }

        using var table = BankTable.Open(
            name, File.OpenRead(file), ';', Encoding.ASCII,
            "age", "job", "marital", "education", "default", "balance", "housing", "loan", "contact", "day", "month", "duration", "campaign", "pdays", "previous", "poutcome", "y");
        var rows = ImmutableArray.CreateBuilder<UciRow>();
        while (table.Read())
        {
            rows.Add(Row(table, rows.Count + 1));
        }

        return rows.Count > 0 ? rows.DrainToImmutable() : throw new BankFileException(name, "the file has no rows.");
    }

    private static UciRow Row(BankTable t, int row)
    {
        t.OneOf(8, "cellular", "telephone", "unknown");
        var month = Array.IndexOf(Months, t.OneOf(10, Months)) + 1;
        var day = t.Number(9);
        if (day < 1 || day > DateTime.DaysInMonth(UciPlan.Year, month))
        {
            throw t.Wrong(9, "is no day of that month");
        }

        var outcome = t.OneOf(15, "success", "failure", "other", "unknown");
        var (since, earlier) = (t.SignedNumber(13), t.Number(14));
        if (since < -1 || since >= 0 != earlier > 0 || since >= 0 != (outcome != "unknown"))
        {
            throw t.Wrong(13, "does not fit the earlier contacts and their outcome");
        }

        return new UciRow(
            row, t.Number(0), t.RequiredText(1), t.RequiredText(2), t.RequiredText(3), Yes(t, 4), t.SignedNumber(5), Yes(t, 6), Yes(t, 7), month, day, t.Number(11),
            t.Number(12), since < 0 ? null : since, earlier, outcome, Yes(t, 16));
    }

    private static bool Yes(BankTable t, int column) => t.OneOf(column, "yes", "no") is "yes";
}
