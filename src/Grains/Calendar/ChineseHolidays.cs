using System.Collections.Immutable;

namespace Podium.Grains.Calendar;

/// <summary>
/// Public holidays and make-up working days of China as the General Office of the State Council announced them: the notice of 12 November
/// 2024 for 2025, that of 4 November 2025 for 2026. A bank in China works by them until an administrator changes a year.
/// </summary>
public static class ChineseHolidays
{
    private static readonly (string En, string Zh) NewYear = ("New Year's Day", "元旦");
    private static readonly (string En, string Zh) Spring = ("Spring Festival", "春节");
    private static readonly (string En, string Zh) Tombs = ("Qingming Festival", "清明节");
    private static readonly (string En, string Zh) Labour = ("Labour Day", "劳动节");
    private static readonly (string En, string Zh) Dragon = ("Dragon Boat Festival", "端午节");
    private static readonly (string En, string Zh) Moon = ("Mid-Autumn Festival", "中秋节");
    private static readonly (string En, string Zh) National = ("National Day", "国庆节");
    private static readonly (string En, string Zh) NationalAndMoon = ("National Day and Mid-Autumn Festival", "国庆节、中秋节");

    private static readonly ImmutableHashSet<string> Zones =
        ["Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC", "China Standard Time"];

    /// <summary>All that is known, ascending.</summary>
    public static ImmutableArray<CalendarDay> All { get; } =
    [
        .. Year(
            2025,
            [(1, 1, 1, NewYear), (1, 28, 8, Spring), (4, 4, 3, Tombs), (5, 1, 5, Labour), (5, 31, 3, Dragon), (10, 1, 8, NationalAndMoon)],
            [(1, 26, Spring), (2, 8, Spring), (4, 27, Labour), (9, 28, NationalAndMoon), (10, 11, NationalAndMoon)]),
        .. Year(
            2026,
            [(1, 1, 3, NewYear), (2, 15, 9, Spring), (4, 4, 3, Tombs), (5, 1, 5, Labour), (6, 19, 3, Dragon), (9, 25, 3, Moon), (10, 1, 7, National)],
            [(1, 4, NewYear), (2, 14, Spring), (2, 28, Spring), (5, 9, Labour), (9, 20, National), (10, 10, National)]),
    ];

    /// <summary>Whether a bank in this time zone works by this calendar.</summary>
    public static bool HoldsIn(string timeZone) => Zones.Contains(timeZone);

    private static IEnumerable<CalendarDay> Year(
        int year, (int Month, int Day, int Days, (string En, string Zh) Name)[] holidays, (int Month, int Day, (string En, string Zh) Name)[] worked)
    {
        var off = holidays.SelectMany(h => Enumerable.Range(0, h.Days)
            .Select(i => new CalendarDay(new DateOnly(year, h.Month, h.Day).AddDays(i), CalendarDayKind.Holiday, h.Name.En, h.Name.Zh)));
        var on = worked.Select(w => new CalendarDay(
            new DateOnly(year, w.Month, w.Day), CalendarDayKind.MakeUpDay, $"Working day for {w.Name.En}", $"{w.Name.Zh}调休上班"));
        return off.Concat(on).OrderBy(day => day.Date);
    }
}
