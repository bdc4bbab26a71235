namespace Podium.WebHost.Ledger;

/// <summary>What is wrong with the text of an amount.</summary>
internal enum AmountFault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>It is not digits with at most one decimal point.</summary>
    Malformed,
    /// <summary>It has more decimals than the currency, and they are not zero.</summary>
    TooPrecise,
    /// <summary>It is negative, or larger than 10^15 minor units.</summary>
    OutOfRange,
}

/// <summary>Reads decimal major units into minor units, digit by digit: exact, never rounded.</summary>
internal static class MinorUnits
{
    private const long Largest = 1_000_000_000_000_000;

    /// <summary>Reads <c>1234.5</c> as 123450 where the currency has two decimals. No signs but minus, no groups, no exponents.</summary>
    public static AmountFault TryRead(ReadOnlySpan<char> text, int decimals, out long amount)
    {
        amount = 0;
        var negative = text.Length > 0 && text[0] == '-';
        text = negative ? text[1..] : text;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return AmountFault.Malformed;
        }

        if (fraction.Length > decimals && fraction[decimals..].ContainsAnyExcept('0'))
        {
            return AmountFault.TooPrecise;
        }

        var value = 0L;
        foreach (var digit in whole)
        {
            if (!Append(ref value, digit - '0'))
            {
                return AmountFault.OutOfRange;
            }
        }

        for (var i = 0; i < decimals; i++)
        {
            if (!Append(ref value, i < fraction.Length ? fraction[i] - '0' : 0))
            {
                return AmountFault.OutOfRange;
            }
        }

        amount = value;
        return negative && value != 0 ? AmountFault.OutOfRange : AmountFault.None;
    }

    private static bool Append(ref long value, int digit)
    {
        value = (value * 10) + digit;
        return value <= Largest;
    }
}
