using System.Collections.Immutable;
using System.Text;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Berka;

/// <summary>Reads the Berka files: ASCII, <c>;</c> between fields, texts in quotes, CRLF, dates <c>YYMMDD</c>.</summary>
internal static class BerkaReader
{
    /// <summary>Reads every file of the folder that the loader needs.</summary>
    /// <exception cref="BankFileException">A file is missing, truncated, or has a row that cannot be right.</exception>
    public static BerkaBank Read(string folder)
    {
        var districts = ReadFile(folder, "district.asc", t => new BerkaDistrict(t.Number(0), t.RequiredText(1), t.RequiredText(2)), d => d.Id, "A1", "A2", "A3");
        var districtIds = districts.Select(d => d.Id).ToHashSet();
        var clients = ReadFile(folder, "client.asc", t => new BerkaClient(t.Number(0), Known(t, 2, districtIds)), c => c.Id, "client_id", "birth_number", "district_id");
        var accounts = ReadFile(
            folder,
            "account.asc",
            t => new BerkaAccount(t.Number(0), Known(t, 1, districtIds), t.ShortDate(3)),
            a => a.Id,
            "account_id", "district_id", "frequency", "date");
        var accountIds = accounts.Select(a => a.Id).ToHashSet();
        var clientIds = clients.Select(c => c.Id).ToHashSet();
        var dispositions = ReadFile(
            folder,
            "disp.asc",
            t => new BerkaDisposition(t.Number(0), Known(t, 1, clientIds), Known(t, 2, accountIds), t.OneOf(3, "OWNER", "DISPONENT") is "OWNER"),
            d => d.Id,
            "disp_id", "client_id", "account_id", "type");
        CheckRights(clients, accounts, dispositions);
        var dispositionIds = dispositions.Select(d => d.Id).ToHashSet();
        return new BerkaBank(
            districts,
            clients,
            accounts,
            dispositions,
            ReadFile(folder, "trans.asc", t => Transaction(t, accountIds), x => x.Id, "trans_id", "account_id", "date", "type", "operation", "amount", "balance", "k_symbol"),
            ReadFile(folder, "loan.asc", t => new BerkaLoan(t.Number(0), Known(t, 1, accountIds), t.ShortDate(2), Positive(t, 3)), l => l.Id, "loan_id", "account_id", "date", "amount"),
            ReadFile(folder, "card.asc", t => new BerkaCard(t.Number(0), Known(t, 1, dispositionIds), t.ShortDate(3)), c => c.Id, "card_id", "disp_id", "type", "issued"));
    }

    private static BerkaTransaction Transaction(BankTable t, HashSet<int> accountIds) => new(
        t.Number(0),
        Known(t, 1, accountIds),
        t.ShortDate(2),
        t.OneOf(3, "PRIJEM", "VYDAJ", "VYBER") is "PRIJEM",
        Positive(t, 5),
        string.Intern(t.Text(7).Trim()));

    private static ImmutableArray<T> ReadFile<T>(string folder, string file, Func<BankTable, T> read, Func<T, int> idOf, params string[] columns)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            throw new BankFileException(file, $"there is no such file in {Path.GetFullPath(folder)}.");
        }

        using var table = BankTable.Open(file, File.OpenRead(path), ';', Encoding.ASCII, columns);
        var rows = ImmutableArray.CreateBuilder<T>();
        var ids = new HashSet<int>();
        while (table.Read())
        {
            var row = read(table);
            if (!ids.Add(idOf(row)))
            {
                throw table.Wrong(0, "was used in an earlier row");
            }

            rows.Add(row);
        }

        return rows.Count > 0 ? rows.DrainToImmutable() : throw new BankFileException(file, "the file has no rows.");
    }

    private static int Known(BankTable t, int column, HashSet<int> ids) =>
        t.Number(column) is var id && ids.Contains(id) ? id : throw t.Wrong(column, "refers to nothing");

    private static long Positive(BankTable t, int column) =>
        t.Hundredths(column) is var amount and > 0 ? amount : throw t.Wrong(column, "must be more than zero");

    // An account without an owner would leave its business with nobody; a client with two accounts or none would have no manager.
    private static void CheckRights(ImmutableArray<BerkaClient> clients, ImmutableArray<BerkaAccount> accounts, ImmutableArray<BerkaDisposition> dispositions)
    {
        var owners = dispositions.Where(d => d.IsOwner).CountBy(d => d.AccountId).ToDictionary();
        if (accounts.FirstOrDefault(a => owners.GetValueOrDefault(a.Id) != 1) is { } orphan)
        {
            throw new BankFileException("disp.asc", $"account {orphan.Id} has {owners.GetValueOrDefault(orphan.Id)} owners, it must have one.");
        }

        var rights = dispositions.CountBy(d => d.ClientId).ToDictionary();
        if (clients.FirstOrDefault(c => rights.GetValueOrDefault(c.Id) != 1) is { } stranger)
        {
            throw new BankFileException("disp.asc", $"client {stranger.Id} may use {rights.GetValueOrDefault(stranger.Id)} accounts, it must be one.");
        }
    }
}
