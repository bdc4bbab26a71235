namespace Podium.WebHost.Operations.Demo;

/// <summary>Draws that a bank's business follows.</summary>
internal static class Dice
{
    /// <summary>A number around <paramref name="median"/> with a heavy tail upward.</summary>
    public static double LogNormal(Random random, double median, double sigma)
    {
        return median * Math.Exp(sigma * Normal(random));
    }

    /// <summary>How often something happens when <paramref name="mean"/> is usual.</summary>
    public static int Poisson(Random random, double mean)
    {
        if (mean > 100)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal(random))));
        }

        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>Picks indexes by weight.</summary>
internal sealed class WeightedPicker
{
    private readonly double[] _upTo;

    /// <summary>Weights of the indexes from 0 on; at least one is above zero.</summary>
    public WeightedPicker(params double[] weights)
    {
        _upTo = new double[weights.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            _upTo[i] = sum += weights[i];
        }
    }

    /// <summary>An index.</summary>
    public int Next(Random random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }
}
