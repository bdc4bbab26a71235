using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Customers;
using Podium.Contracts.Organization;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>A demo customer and how much business it does.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Scale">How large its business is beside others of its kind; 1 is usual.</param>
internal sealed record DemoCustomer(PlannedCustomer Customer, double Scale);

/// <summary>Managers and customers of the demo bank. Some managers win more and larger customers than others, so that ranks differ.</summary>
internal sealed class DemoPeople(DemoSize size, DateOnly firstDay)
{
    private readonly Random _random = new(size.Seed);
    private readonly DemoNames _names = new(size.Seed);

    /// <summary>The managers, dealt to the units that serve customers.</summary>
    public ImmutableArray<ManagerRecord> Managers(ImmutableArray<OrgUnit> units)
    {
        var leaves = DemoUnits.Leaves(units);
        return [.. Enumerable.Range(0, size.Managers).Select(i => Manager(i, leaves[i % leaves.Length].Id))];
    }

    /// <summary>The customers, most of them served by one manager, some shared, a few by nobody.</summary>
    public ImmutableArray<DemoCustomer> Customers(ImmutableArray<ManagerRecord> managers)
    {
        var picker = new WeightedPicker([.. managers.Select(_ => Dice.LogNormal(_random, 1, 0.35))]);
        var colleagues = managers.GroupBy(m => m.Placements[0].UnitId).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return [.. Enumerable.Range(0, size.Customers).Select(i => Customer(i, managers[picker.Next(_random)], colleagues))];
    }

    private ManagerRecord Manager(int index, string unit)
    {
        var grade = _random.NextDouble() switch { < 0.25 => "assistant", < 0.75 => "manager", _ => "senior" };
        return new ManagerRecord(string.Create(CultureInfo.InvariantCulture, $"M{index + 1:0000}"), _names.Person(), grade, Active: true, [new ManagerPlacement(unit, firstDay.AddYears(-5))]);
    }

    private DemoCustomer Customer(int index, ManagerRecord manager, Dictionary<string, ManagerRecord[]> colleagues)
    {
        var unit = manager.Placements[0].UnitId;
        var kind = _random.NextDouble() switch { < 0.62 => CustomerKind.Person, < 0.94 => CustomerKind.Corporate, _ => CustomerKind.Institution };
        var id = string.Create(CultureInfo.InvariantCulture, $"C{index + 1:000000}");
        ImmutableArray<string> accounts = _random.NextDouble() < 0.2 ? [id + "-1", id + "-2"] : [id + "-1"];
        var registration = new CustomerRegistration(_names.Profile(kind), unit, Since(), Shares(manager, colleagues[unit]), accounts);
        return new DemoCustomer(new PlannedCustomer(id, registration), Dice.LogNormal(_random, 1, 0.9));
    }

    private DateOnly Since() => _random.NextDouble() < 0.12
        ? firstDay.AddDays(-_random.Next(1, size.Days + 1))
        : firstDay.AddDays(-size.Days - _random.Next(30, 2_500));

    private ImmutableArray<Share> Shares(ManagerRecord manager, ManagerRecord[] colleagues)
    {
        var dice = _random.NextDouble();
        var other = colleagues[_random.Next(colleagues.Length)];
        if (dice < 0.02)
        {
            return [];
        }

        if (dice > 0.08 || other == manager)
        {
            return [new Share(manager.Id, 10_000)];
        }

        var own = _random.Next(10, 19) * 500;
        return [new Share(manager.Id, own), new Share(other.Id, 10_000 - own)];
    }
}
