using System.Text;
using CsCheck;
using Podium.Silo.Imports;
using Podium.WebHost.Imports;

namespace Podium.WebHost.Tests.Imports;

public sealed class CsvTests
{
    private const string Header = "source,id,customer,account,kind,product,amount,currency,value_date,booked_at,reverses_source,reverses_id";

    [Fact]
    public void Columns_may_stand_in_any_order_and_optional_ones_may_be_left_out()
    {
        var columns = CsvColumns.Read("id, Source ,customer,kind,currency,VALUE_DATE,booked_at".Split(','));
        var text = columns.TextOf(["1", "core", "C", "fee", "CNY", " 2026-01-01 ", "x"]);
        (text.Source, text.Id, text.ValueDate, text.Account, text.Amount).ShouldBe(("core", "1", "2026-01-01", null, null));
    }

    [Theory]
    [InlineData("source,id,customer,kind,currency,value_date", "'booked_at'")]
    [InlineData("source,id,customer,kind,currency,value_date,booked_at,acount", "'acount'")]
    [InlineData("source,id,customer,kind,currency,value_date,booked_at,id", "'id'")]
    [InlineData("source;id;customer", "commas")]
    [InlineData("source\tid\tcustomer", "commas")]
    [InlineData("core,1,C1,A1,depositIn,current,1.00,CNY,2026-01-01,2026-01-01T00:00:00Z", "'core'")]
    public void A_mistake_in_the_header_is_named(string header, string says) =>
        Should.Throw<ImportRefusedException>(() => CsvColumns.Read(header.Split(','))).Message.ShouldContain(says);

    [Fact]
    public void Every_column_of_the_contract_is_known() => CsvColumns.Read(Header.Split(',')).Count.ShouldBe(12);

    [Fact]
    public void Fields_in_quotes_come_out_as_they_went_in() =>
        Gen.OneOf(Gen.Const(""), Gen.Const("\""), Gen.Const(","), Gen.Const("#"), Gen.String[Gen.Char["ab \",#'中"], 0, 8]).Array[1, 6].Where(f => f.Any(x => x.Length > 0)).Sample(fields =>
        {
            var line = string.Join(',', fields.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            return new CsvLine(16 * 1024).TrySplit(Encoding.UTF8.GetBytes(line), out var read) && read.SequenceEqual(fields);
        });

    [Theory]
    [InlineData("a,\"b,c")]
    [InlineData("a,b\",c")]
    [InlineData("\"a\"b,c\",d")]
    public void An_open_quote_spoils_its_own_line(string line) => new CsvLine(16 * 1024).TrySplit(Encoding.UTF8.GetBytes(line), out _).ShouldBeFalse();

    [Fact]
    public async Task Utf8_with_and_without_byte_order_mark_is_taken()
    {
        await CheckAsync(Encoding.UTF8.GetBytes("id,名字\n1,张三\n"));
        await CheckAsync([0xEF, 0xBB, 0xBF, .. "id\n"u8]);
        await CheckAsync(Encoding.UTF8.GetBytes(new string('中', 200_000)));
    }

    [Fact]
    public async Task Files_in_another_form_are_refused_and_the_line_is_named()
    {
        (await RefusalAsync([])).ShouldContain("empty");
        (await RefusalAsync("PK\u0003\u0004rest"u8.ToArray())).ShouldContain("workbook");
        (await RefusalAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("id")).ToArray())).ShouldContain("UTF-16");
        (await RefusalAsync([.. "id\n1\n"u8, 0xD5, 0xC5, .. "\n"u8])).ShouldContain("line 3");
        (await RefusalAsync(Encoding.UTF8.GetBytes("id\n张三")[..^1])).ShouldContain("cut off");
        (await RefusalAsync([.. "id\n1"u8, 0])).ShouldContain("line 2");
        (await RefusalAsync([.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0123456789\n", 10_000))), 0xFF])).ShouldContain("line 10001");
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData(" =1", "\"' =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a\"b,c", "\"a\"\"b,c\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData(null, "")]
    public void A_cell_of_the_refused_rows_is_never_a_formula(string? text, string cell) => RejectedCsv.Cell(text).ShouldBe(cell);

    [Fact]
    public void A_refused_row_says_line_field_code_and_reason() =>
        RejectedCsv.Row(new ImportReject(7, "core", "1", "amount", "amount_too_precise", "Too many.")).ShouldBe("7,\"core\",\"1\",\"amount\",\"amount_too_precise\",\"Too many.\"\r\n");

    private static async Task CheckAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        await FileCheck.RequireAsync(file, TestContext.Current.CancellationToken);
    }

    private static async Task<string> RefusalAsync(byte[] bytes) => (await Should.ThrowAsync<ImportRefusedException>(() => CheckAsync(bytes))).Message;
}
