namespace Podium.Grains.Hosting;

/// <summary>The bank's rules about customers and their postings. Section <c>Podium:Customers</c>. Amounts are major units.</summary>
public sealed class CustomerOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Podium:Customers";

    /// <summary>Deposits or credit from which a customer is important (domain section 3).</summary>
    public long ImportantFrom { get; set; } = 1_000_000;

    /// <summary>Deposits or credit from which a customer is key (domain section 3).</summary>
    public long KeyFrom { get; set; } = 5_000_000;

    /// <summary>Deposits from which a customer counts as effective. Fixed once business is booked: crossings are in the ledger.</summary>
    public long EffectiveFrom { get; set; } = 10_000;

    /// <summary>First value date the bank accepts.</summary>
    public DateOnly EarliestValueDate { get; set; } = new(1990, 1, 1);

    /// <summary>How many days ahead of the business date a value date may lie.</summary>
    public int MaxDaysAhead { get; set; } = 366;
}
