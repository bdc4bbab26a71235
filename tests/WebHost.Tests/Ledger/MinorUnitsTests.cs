using System.Globalization;
using CsCheck;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Tests.Ledger;

public sealed class MinorUnitsTests
{
    [Theory]
    [InlineData("12.34", 1234)]
    [InlineData("12.3", 1230)]
    [InlineData("12", 1200)]
    [InlineData("0", 0)]
    [InlineData("-0.00", 0)]
    [InlineData("0.01", 1)]
    [InlineData("12.3400", 1234)]
    [InlineData("0012.34", 1234)]
    [InlineData("10000000000000.00", 1_000_000_000_000_000)]
    public void Amounts_are_read_to_the_minor_unit(string text, long amount)
    {
        MinorUnits.TryRead(text, 2, out var read).ShouldBe(AmountFault.None);
        read.ShouldBe(amount);
    }

    [Theory]
    [InlineData("", AmountFault.Malformed)]
    [InlineData("-", AmountFault.Malformed)]
    [InlineData(".5", AmountFault.Malformed)]
    [InlineData("5.", AmountFault.Malformed)]
    [InlineData("1,000.00", AmountFault.Malformed)]
    [InlineData("1.000,00", AmountFault.Malformed)]
    [InlineData("1e3", AmountFault.Malformed)]
    [InlineData("+1", AmountFault.Malformed)]
    [InlineData(" 1", AmountFault.Malformed)]
    [InlineData("１２", AmountFault.Malformed)]
    [InlineData("NaN", AmountFault.Malformed)]
    [InlineData("12.345", AmountFault.TooPrecise)]
    [InlineData("-12.34", AmountFault.OutOfRange)]
    [InlineData("10000000000000.01", AmountFault.OutOfRange)]
    [InlineData("99999999999999999999999999", AmountFault.OutOfRange)]
    internal void Nothing_is_guessed_or_rounded(string text, AmountFault fault) => MinorUnits.TryRead(text, 2, out _).ShouldBe(fault);

    [Theory]
    [InlineData(0, "12", 12)]
    [InlineData(3, "12.345", 12345)]
    public void The_currency_says_how_many_decimals_there_are(int decimals, string text, long amount)
    {
        MinorUnits.TryRead(text, decimals, out var read).ShouldBe(AmountFault.None);
        read.ShouldBe(amount);
    }

    [Fact]
    public void Every_amount_is_read_back_as_it_was_written() => Gen.Long[0, 1_000_000_000_000_000].Sample(amount =>
    {
        var text = (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return MinorUnits.TryRead(text, 2, out var read) == AmountFault.None && read == amount;
    });
}
