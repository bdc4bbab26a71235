using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Fdic;

/// <summary>A branch and its deposits on 30 June in thousands of dollars; null in a year in which it was not open.</summary>
internal sealed record FdicBranch(int Id, string Bank, string Name, string State, string City, long? Deposits2022, long? Deposits2023);

/// <summary>Reads the FDIC's Summary of Deposits of two years: UTF-8 with commas, plain or gzipped.</summary>
internal static class FdicReader
{
    private const string DefaultFile = "branches_2022_2023.csv.gz";

    /// <summary>Reads the branches.</summary>
    /// <param name="path">The file, or the folder it is in.</param>
    /// <exception cref="BankFileException">The file is missing, truncated, or has a row that cannot be right.</exception>
    public static ImmutableArray<FdicBranch> Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, DefaultFile) : path;
        var name = Path.GetFileName(file);
        if (!File.Exists(file))
        {
            throw new BankFileException(name, $"there is no such file: {Path.GetFullPath(file)}.");
        }

        using var table = BankTable.Open(
            name, Unzipped(file), ',', Encoding.UTF8, "branch_id", "bank_cert", "bank", "branch", "state", "city", "deposits_2022", "deposits_2023");
        var branches = ImmutableArray.CreateBuilder<FdicBranch>();
        var ids = new HashSet<int>();
        while (table.Read())
        {
            var branch = Branch(table);
            branches.Add(ids.Add(branch.Id) ? branch : throw table.Wrong(0, "was used in an earlier row"));
        }

        return branches.Count > 0 ? branches.DrainToImmutable() : throw new BankFileException(name, "the file has no rows.");
    }

    private static FdicBranch Branch(BankTable t) => new(
        t.Number(0), t.RequiredText(2), t.RequiredText(3), State(t), t.Text(5), Thousands(t, 6), Thousands(t, 7));

    private static string State(BankTable t) =>
        t.Text(4) is { Length: 2 } code && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]) ? code : throw t.Wrong(4, "is no code of a state");

    private static long? Thousands(BankTable t, int column) => t.Text(column).Length == 0 ? null : t.Number(column);

    private static Stream Unzipped(string file)
    {
        var stream = File.OpenRead(file);
        return file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
