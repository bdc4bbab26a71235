namespace Podium.WebHost.Operations.Demo;

/// <summary>How a bank's year goes: quiet weekends, paydays, busy month ends, money that comes for the end of a quarter and leaves after it (冲时点).</summary>
internal static class Seasons
{
    private const int Payday = 10;

    /// <summary>How much business a day has beside a usual working day.</summary>
    public static double Volume(DateOnly day)
    {
        var weekday = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.3 : 1.0;
        var end = DaysToMonthEnd(day) < 3 ? IsQuarterEnd(day) ? 2.0 : 1.4 : 1.0;
        return weekday * end * (day.Day == Payday ? 1.5 : 1.0);
    }

    /// <summary>Where money goes on a day: 1 into the bank, -1 out of it.</summary>
    public static double Pull(DateOnly day) => (DaysToMonthEnd(day), day.Day) switch
    {
        ( < 5, _) when IsQuarterEnd(day) => 0.6,
        (_, <= 5) when IsQuarterEnd(day.AddMonths(-1)) => -0.45,
        (_, Payday) => 0.4,
        _ => 0.05,
    };

    /// <summary>Whether loans pay interest on the day: the twentieth of a quarter's last month.</summary>
    public static bool IsInterestDay(DateOnly day) => day.Day == 20 && IsQuarterEnd(day);

    private static bool IsQuarterEnd(DateOnly day) => day.Month % 3 == 0;

    private static int DaysToMonthEnd(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
}
