namespace Podium.Grains.Hosting;

/// <summary>What a new bank starts with; an existing database keeps what it has. Section <c>Podium:Bank</c>.</summary>
public sealed class BankOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Podium:Bank";

    /// <summary>What the bank calls itself.</summary>
    public string Name { get; set; } = "Podium Bank";

    /// <summary>ISO 4217 code of the bank's one currency.</summary>
    public string Currency { get; set; } = "CNY";

    /// <summary>Decimals of a major unit, 0 to 4.</summary>
    public int CurrencyDecimals { get; set; } = 2;

    /// <summary>IANA id of the time zone in which the business date rolls at midnight.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>How often a silo looks for changes that another silo made to organisation, indicators or date. Cheap; default 1 s.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether rules judge each day once it is over: record demerits, return quiet customers to the public pool. Off while a bank's past is loaded:
    /// what was done for customers then is not in the files.
    /// </summary>
    public bool JudgeByRule { get; set; } = true;
}
