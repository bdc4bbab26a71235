using System.Globalization;

namespace Podium.WebHost.Operations.Demo;

/// <summary>How large a demo bank is. The same size, seed and first day make the same bank.</summary>
/// <param name="Units">Units in all, head office included.</param>
/// <param name="Managers">Customer managers.</param>
/// <param name="Customers">Customers.</param>
/// <param name="Days">Days of history before the first day.</param>
/// <param name="Seed">Another seed, another bank.</param>
internal sealed record DemoSize(int Units, int Managers, int Customers, int Days, int Seed)
{
    /// <summary>Ready within seconds and yet a bank: three branches, nine sub-branches.</summary>
    public static readonly DemoSize Default = new(Units: 13, Managers: 60, Customers: 2_500, Days: 120, Seed: 1);

    /// <summary>What is wrong with the size, or null.</summary>
    public string? Check() => this switch
    {
        { Units: < 1 or > 10_000 } => "A demo bank has 1 to 10,000 units.",
        { Managers: < 1 or > 200_000 } => "A demo bank has 1 to 200,000 managers.",
        { Customers: < 1 or > 5_000_000 } => "A demo bank has 1 to 5,000,000 customers.",
        { Days: < 1 or > 1_000 } => "A demo bank has 1 to 1,000 days of history.",
        _ => null,
    };

    /// <summary>The size as the options of the command.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"demo --units {Units} --managers {Managers} --customers {Customers} --days {Days} --seed {Seed}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static DemoSize? Parse(string text)
    {
        var numbers = text.Split(' ').Where((_, i) => i > 0 && i % 2 == 0).Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var x) ? x : -1).ToArray();
        return numbers is [var units, var managers, var customers, var days, var seed]
            && new DemoSize(units, managers, customers, days, seed) is var size
            && string.Equals(size.ToString(), text, StringComparison.Ordinal) ? size : null;
    }
}
