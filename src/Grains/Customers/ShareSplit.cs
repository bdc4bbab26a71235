using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Customers;

/// <summary>Splits whole units between owners: nothing is lost, nothing invented (largest remainder, the earlier owner first).</summary>
public static class ShareSplit
{
    /// <summary>One part for each share, adding up to the amount. A negative amount splits like its positive.</summary>
    public static ImmutableArray<long> Split(long amount, ImmutableArray<Share> shares)
    {
        if (shares.Length == 1)
        {
            return [amount];
        }

        var magnitude = (Int128)Math.Abs(amount);
        var parts = new long[shares.Length];
        var remainders = new (long Remainder, int Index)[shares.Length];
        var rest = Math.Abs(amount);
        for (var i = 0; i < shares.Length; i++)
        {
            var product = magnitude * shares[i].BasisPoints;
            parts[i] = (long)(product / 10_000);
            remainders[i] = ((long)(product % 10_000), i);
            rest -= parts[i];
        }

        Array.Sort(remainders, static (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        for (var i = 0; i < rest; i++)
        {
            parts[remainders[i].Index]++;
        }

        var sign = Math.Sign(amount);
        return [.. parts.Select(part => sign * part)];
    }
}
