using Podium.Contracts.Calendar;

namespace Podium.Grains.Calendar;

/// <summary>A business date and the periods to date that it stands in.</summary>
/// <param name="Date">The last day of every period to date.</param>
public readonly record struct PeriodFrame(DateOnly Date)
{
    private readonly DateOnly _month = new(Date.Year, Date.Month, 1);
    private readonly DateOnly _quarter = new(Date.Year, ((Date.Month - 1) / 3 * 3) + 1, 1);
    private readonly DateOnly _year = new(Date.Year, 1, 1);

    /// <summary>The last day of every period to date.</summary>
    public DateOnly Date { get; } = Date;

    /// <summary>First day of a period.</summary>
    public DateOnly StartOf(Period period) => period switch
    {
        Period.Day => Date,
        Period.Month => _month,
        Period.Quarter => _quarter,
        Period.Year => _year,
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    /// <summary>Days of a period to date, both ends included.</summary>
    public int DaysOf(Period period) => Date.DayNumber - StartOf(period).DayNumber + 1;

    /// <summary>Last day of the whole period that the date lies in.</summary>
    public DateOnly EndOf(Period period) => period switch
    {
        Period.Day => Date,
        Period.Month => StartOf(period).AddMonths(1).AddDays(-1),
        Period.Quarter => StartOf(period).AddMonths(3).AddDays(-1),
        Period.Year => new DateOnly(Date.Year, 12, 31),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };
}
