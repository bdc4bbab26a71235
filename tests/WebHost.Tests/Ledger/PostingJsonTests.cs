using System.Text;
using Podium.Contracts.Calendar;
using Podium.Contracts.Ledger;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Tests.Ledger;

public sealed class PostingJsonTests
{
    private const string Good =
        """{"source":"core","id":"1","customerId":"C1","accountId":"A1","kind":"depositIn","product":"current","amount":"12.34","currency":"CNY","valueDate":"2026-03-10","bookedAt":"2026-03-10T09:30:00+08:00"}""";

    private static readonly PostingJson Reader = new(new PostingReader(
        PostingFields.Json, new BankDay(new DateOnly(2026, 3, 10), "CNY", 2, "Asia/Shanghai", true, "Bank", new DateOnly(2026, 1, 1))));

    [Fact]
    public void A_posting_is_read_field_by_field()
    {
        var reading = Read(Good);
        reading.Error.ShouldBeNull();
        reading.Posting.ShouldBe(new Posting(
            "core", "1", "C1", "A1", PostingKind.DepositIn, "current", 1234, "CNY", new DateOnly(2026, 3, 10),
            new DateTimeOffset(2026, 3, 10, 9, 30, 0, TimeSpan.FromHours(8))));
    }

    [Theory]
    [InlineData("\"12.34\"", "12.34")]
    [InlineData("\"depositIn\"", "\"deposit_in\"")]
    [InlineData("2026-03-10T09:30:00+08:00", "2026-03-10T01:30:00Z")]
    [InlineData("2026-03-10T09:30:00+08:00", "2026-03-10T09:30:00.000+08:00")]
    public void Other_spellings_of_the_same_are_taken(string part, string other) =>
        Read(Good.Replace(part, other, StringComparison.Ordinal)).Posting.ShouldBe(Read(Good).Posting);

    [Fact]
    public void A_reversal_names_what_it_takes_back_and_needs_no_amount()
    {
        var reading = Read(
            """{"source":"core","id":"2","customerId":"C1","kind":"reversal","currency":"CNY","valueDate":"2026-03-10","bookedAt":"2026-03-10T09:30:00Z","reverses":{"source":"core","id":"1"}}""");
        reading.Posting!.Reverses.ShouldBe(new PostingReference("core", "1"));
        reading.Posting.Amount.ShouldBe(0);
    }

    [Theory]
    [InlineData("\"source\":\"core\",", "", "required", "source")]
    [InlineData("\"id\":\"1\"", "\"id\":\"\"", "required", "id")]
    [InlineData("\"id\":\"1\"", "\"id\":null", "required", "id")]
    [InlineData("\"id\":\"1\"", "\"id\":1", "malformed", "id")]
    [InlineData("\"customerId\":\"C1\",", "", "required", "customerId")]
    [InlineData("depositIn", "DepositIn", "malformed", "kind")]
    [InlineData("depositIn", "deposit", "malformed", "kind")]
    [InlineData("\"depositIn\"", "0", "malformed", "kind")]
    [InlineData("\"12.34\"", "\"12.345\"", "amount_too_precise", "amount")]
    [InlineData("\"12.34\"", "12.3456", "amount_too_precise", "amount")]
    [InlineData("\"12.34\"", "\"-1\"", "amount_out_of_range", "amount")]
    [InlineData("\"12.34\"", "1e2", "malformed", "amount")]
    [InlineData("\"12.34\"", "true", "malformed", "amount")]
    [InlineData("\"amount\":\"12.34\",", "", "required", "amount")]
    [InlineData("CNY", "EUR", "currency_mismatch", "currency")]
    [InlineData("\"2026-03-10\"", "\"2026-02-30\"", "malformed", "valueDate")]
    [InlineData("\"2026-03-10\"", "\"10.03.2026\"", "malformed", "valueDate")]
    [InlineData("+08:00", "", "malformed", "bookedAt")]
    [InlineData("T09:30", "T25:30", "malformed", "bookedAt")]
    [InlineData("accountId", "acountId", "malformed", "acountId")]
    [InlineData("\"valueDate\"", "\"reverses\":{},\"valueDate\"", "required", "reverses")]
    [InlineData("\"valueDate\"", "\"reverses\":{\"source\":\"a\"},\"valueDate\"", "required", "reverses.id")]
    [InlineData("\"valueDate\"", "\"reverses\":{\"source\":\"a\",\"ID\":\"b\"},\"valueDate\"", "malformed", "reverses.ID")]
    [InlineData("\"valueDate\"", "\"reverses\":\"a\",\"valueDate\"", "malformed", "reverses")]
    public void What_is_wrong_is_said_with_code_and_field(string part, string other, string code, string field)
    {
        var reading = Read(Good.Replace(part, other, StringComparison.Ordinal));
        reading.Posting.ShouldBeNull();
        reading.Error!.Code.ShouldBe(code);
        reading.Error.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("{\"id\":\"1\",\"id\":\"2\"}")]
    [InlineData("{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}")]
    public void A_broken_line_is_malformed(string line) => Read(line).Error!.Code.ShouldBe("malformed");

    [Fact]
    public void Bytes_that_are_not_utf8_are_malformed()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        bytes[15] = 0xFF;
        Reader.ReadLine(bytes).Error!.Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void A_refused_posting_is_answered_with_its_source_and_id()
    {
        var reading = Read(Good.Replace("12.34", "abc", StringComparison.Ordinal));
        reading.Source.ShouldBe("core");
        reading.Id.ShouldBe("1");
    }

    private static PostingReading Read(string line) => Reader.ReadLine(Encoding.UTF8.GetBytes(line));
}
