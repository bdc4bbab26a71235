using System.Text;
using Podium.WebHost.Operations.Berka;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

/// <summary>A small bank of two clients in files as Berka writes them, each test breaking one thing.</summary>
public sealed class BerkaBadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-berka-").FullName;

    public BerkaBadInputTests()
    {
        Write("district.asc", "A1;A2;A3;A4\r\n1;\"Praha; hlavni\";\"Prague\";5\r\n");
        Write("client.asc", "\"client_id\";\"birth_number\";\"district_id\"\r\n7;\"706213\";1\r\n8;\"450204\";1\r\n");
        Write("account.asc", "\"account_id\";\"district_id\";\"frequency\";\"date\"\r\n11;1;\"POPLATEK MESICNE\";930101\r\n");
        Write("disp.asc", "\"disp_id\";\"client_id\";\"account_id\";\"type\"\r\n1;7;11;\"OWNER\"\r\n2;8;11;\"DISPONENT\"\r\n");
        Write("trans.asc", Transactions + "5;11;930102;\"PRIJEM\";\"VKLAD\";700.50;700.50;\"\";;\r\n6;11;930103;\"VYBER\";\"VYBER\";14.60;685.90;\"SLUZBY\";;\r\n");
        Write("loan.asc", "\"loan_id\";\"account_id\";\"date\";\"amount\";\"duration\"\r\n3;11;930705;96396;12\r\n");
        Write("card.asc", "\"card_id\";\"disp_id\";\"type\";\"issued\"\r\n4;1;\"classic\";931107 00:00:00\r\n");
    }

    private static string Transactions => "\"trans_id\";\"account_id\";\"date\";\"type\";\"operation\";\"amount\";\"balance\";\"k_symbol\";\"bank\";\"account\"\r\n";

    [Fact]
    public void Good_files_are_read()
    {
        var plan = BerkaPlan.Build(BerkaReader.Read(_folder), new DateOnly(1998, 12, 31));

        plan.Units[^1].NameEn.ShouldBe("Praha; hlavni");
        plan.Customers.Select(c => (c.Id, c.Registration.Shares.Single().ManagerId, c.Registration.Accounts.Length)).ShouldBe([("C7", "M01-01", 1), ("C8", "M01-01", 0)]);
        plan.Days.SelectMany(d => d.Postings).Select(p => (p.Part, p.Posting.Id, p.Posting.Amount))
            .ShouldBe([("transactions", "5", 70050), ("transactions", "6", 1460), ("fees", "6-fee", 1460), ("loans", "loan-3", 9639600), ("cards", "card-4", 0)]);
    }

    [Theory]
    [InlineData("6;11;930230;\"VYBER\";\"\";14.60;1;\"\";;", "line 3, column date")]
    [InlineData("6;11;930203;\"VYPER\";\"\";14.60;1;\"\";;", "line 3, column type")]
    [InlineData("6;11;930203;\"VYBER\";\"\";14.605;1;\"\";;", "line 3, column amount")]
    [InlineData("6;11;930203;\"VYBER\";\"\";-14.60;1;\"\";;", "line 3, column amount")]
    [InlineData("6;11;930203;\"VYBER\";\"\";0.00;1;\"\";;", "line 3, column amount")]
    [InlineData("6;12;930203;\"VYBER\";\"\";14.60;1;\"\";;", "line 3, column account_id")]
    [InlineData("5;11;930203;\"VYBER\";\"\";14.60;1;\"\";;", "line 3, column trans_id")]
    [InlineData("x;11;930203;\"VYBER\";\"\";14.60;1;\"\";;", "line 3, column trans_id")]
    [InlineData("6;11;9302", "line 3, column all")]
    [InlineData("6;11;930203;\"VYB", "line 3")]
    public void A_bad_row_is_named_with_line_and_column(string row, string where)
    {
        Write("trans.asc", Transactions + "5;11;930102;\"PRIJEM\";\"VKLAD\";700.50;700.50;\"\";;\r\n" + row);

        Should.Throw<BankFileException>(() => BerkaReader.Read(_folder)).Message.ShouldContain("trans.asc, " + where);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(_folder, "loan.asc"));

        Should.Throw<BankFileException>(() => BerkaReader.Read(_folder)).Message.ShouldStartWith("loan.asc: there is no such file");
    }

    [Fact]
    public void A_wrong_header_is_named()
    {
        Write("loan.asc", "\"loan_id\";\"date\";\"account_id\";\"amount\"\r\n3;11;930705;96396\r\n");

        Should.Throw<BankFileException>(() => BerkaReader.Read(_folder)).Message.ShouldBe("loan.asc: the header must have 'account_id' as column 2, it has 'date'.");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Write("card.asc", "");

        Should.Throw<BankFileException>(() => BerkaReader.Read(_folder)).Message.ShouldBe("card.asc: the file is empty.");
    }

    [Fact]
    public void Bytes_that_are_not_ASCII_are_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "district.asc"), [.. Encoding.ASCII.GetBytes("A1;A2;A3\r\n1;\"Plze"), 0xF2, .. Encoding.ASCII.GetBytes("\";\"west Bohemia\"\r\n")]);

        Should.Throw<BankFileException>(() => BerkaReader.Read(_folder)).Message.ShouldStartWith("district.asc: the file has bytes that are not in its encoding");
    }

    [Fact]
    public void An_account_without_owner_is_refused()
    {
        Write("disp.asc", "\"disp_id\";\"client_id\";\"account_id\";\"type\"\r\n1;7;11;\"DISPONENT\"\r\n2;8;11;\"DISPONENT\"\r\n");

        Should.Throw<BankFileException>(() => BerkaReader.Read(_folder)).Message.ShouldContain("account 11 has 0 owners");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
