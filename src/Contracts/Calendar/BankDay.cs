namespace Podium.Contracts.Calendar;

/// <summary>The periods of league tables and indicators, each to date.</summary>
public enum Period
{
    /// <summary>The business date alone.</summary>
    Day,
    /// <summary>From the first of the month.</summary>
    Month,
    /// <summary>From the first of the quarter.</summary>
    Quarter,
    /// <summary>From the first of January.</summary>
    Year,
}

/// <summary>The bank's own facts about money and time.</summary>
/// <param name="BusinessDate">The day the bank is working on.</param>
/// <param name="Currency">ISO 4217 code of the one currency of the bank.</param>
/// <param name="CurrencyDecimals">How many decimals a major unit has (2: minor units are cents or fen).</param>
/// <param name="TimeZone">IANA id of the bank's time zone.</param>
/// <param name="FollowsClock">True when the business date rolls at midnight by itself; false when an operator or replay moves it.</param>
/// <param name="BankName">What the bank calls itself.</param>
/// <param name="GoLive">First business date that closes periods: what is dated before it was migrated and is never a restatement.</param>
[GenerateSerializer, Immutable, Alias(Aliases.BankDay)]
public sealed record BankDay(
    DateOnly BusinessDate,
    string Currency,
    int CurrencyDecimals,
    string TimeZone,
    bool FollowsClock,
    string BankName,
    DateOnly GoLive);

/// <summary>The bank as a whole. Key: 0.</summary>
[Alias(Aliases.BankGrain)]
public interface IBankGrain : IGrainWithIntegerKey
{
    /// <summary>The bank's day as this cluster sees it.</summary>
    [Alias("GetDay")]
    Task<BankDay> GetDayAsync();

    /// <summary>
    /// Takes the date off the clock and sets it (replays, migrations). Forward only once anything is booked:
    /// <c>business_date_backwards</c> otherwise. Setting the date it has is no error.
    /// </summary>
    [Alias("SetBusinessDate")]
    Task<BankDay> SetBusinessDateAsync(DateOnly date);
}
