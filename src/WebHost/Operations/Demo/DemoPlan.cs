using Podium.Contracts.Calendar;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>Makes up a bank: the same size and first day make the same bank, to the last posting.</summary>
internal static class DemoPlan
{
    /// <summary>What a demo bank calls itself; the simulator knows it by this name.</summary>
    public const string BankName = "Podium Demo Bank 演示银行";

    private const string Currency = "CNY";

    /// <summary>Time zone of the demo bank.</summary>
    public const string TimeZone = "Asia/Shanghai";

    /// <summary>The bank and its history up to the day before its first day.</summary>
    /// <param name="size">How large.</param>
    /// <param name="firstDay">First business date; what is dated before it counts as migrated.</param>
    public static BankPlan Build(DemoSize size, DateOnly firstDay)
    {
        var units = DemoUnits.Build(size.Units);
        var people = new DemoPeople(size, firstDay);
        var managers = people.Managers(units);
        var customers = people.Customers(managers);
        return new BankPlan(
            BankName,
            new BankDay(firstDay, Currency, 2, TimeZone, FollowsClock: true, BankName, GoLive: firstDay),
            units,
            managers,
            [.. customers.Select(c => c.Customer)],
            [.. new DemoHistory(size, firstDay, customers).Days()]);
    }
}
