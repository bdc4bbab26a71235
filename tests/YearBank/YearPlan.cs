using System.Globalization;

namespace Podium.YearBank;

/// <summary>How large the simulated bank is.</summary>
/// <param name="Managers">Managers.</param>
/// <param name="Customers">Customers, dealt to the managers in turn.</param>
/// <param name="Seed">The same seed makes the same year.</param>
public sealed record YearSize(int Managers, int Customers, int Seed);

/// <summary>What the managers of a bank do in 2026, written before it begins: the simulation carries it out, and whoever counts by hand reads it.</summary>
/// <remarks>
/// The bank works on some days only (<see cref="Days"/>); on the others nothing runs. Everything of a day happens at noon, after the bank's reminders
/// of the morning; visits lie between nine and twelve.
/// </remarks>
public sealed class YearPlan
{
    /// <summary>Visits of a manager on a day.</summary>
    public const int Slots = 5;

    private readonly Random _random;
    private readonly Dictionary<(int Manager, DateOnly Day), int> _taken = [];
    private readonly Dictionary<int, DateOnly[]> _byMonth;
    private readonly DateOnly[] _days;

    private YearPlan(YearSize size)
    {
        Size = size;
        _random = new Random(size.Seed);
        _days = [.. WakingDays()];
        _byMonth = _days.Skip(1).Where(d => d.Year == 2026).GroupBy(d => d.Month).ToDictionary(g => g.Key, g => g.ToArray());
        for (var number = 0; number < size.Customers; number++)
        {
            Add(number);
        }
    }

    /// <summary>First day of the bank, and of its rules.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 1, 1);

    /// <summary>The size.</summary>
    public YearSize Size { get; }

    /// <summary>The days on which the bank is awake, ascending; the last one lies in the year after, to judge the year.</summary>
    public IReadOnlyList<DateOnly> Days => _days;

    /// <summary>Every customer.</summary>
    public List<YearCustomer> Customers { get; } = [];

    /// <summary>Every visit that is planned.</summary>
    public List<YearVisit> Visits { get; } = [];

    /// <summary>Every contact.</summary>
    public List<YearContact> Contacts { get; } = [];

    /// <summary>The plan of a size and seed.</summary>
    public static YearPlan Make(YearSize size) => new(size);

    /// <summary>Id of a manager.</summary>
    public static string ManagerId(int number) => string.Create(CultureInfo.InvariantCulture, $"M{number:0000}");

    private IEnumerable<DateOnly> WakingDays()
    {
        var sleeps = new[] { (From: 40 + _random.Next(20), Days: 9), (From: 120 + _random.Next(40), Days: 23), (From: 260 + _random.Next(30), Days: 16) };
        yield return FirstDay;
        for (var number = 1; number < 365; number++)
        {
            var day = FirstDay.AddDays(number);
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (!sleeps.Any(s => number >= s.From && number < s.From + s.Days) && _random.NextDouble() < (weekend ? 0.05 : 0.33))
            {
                yield return day;
            }
        }

        yield return new DateOnly(2027, 1, 5);
    }

    private void Add(int number)
    {
        var kind = _random.NextDouble();
        var start = kind < 0.01 ? Level.Key : kind < 0.04 ? Level.Important : Level.General;
        var moves = kind is >= 0.03 and < 0.07;
        var levels = new List<(DateOnly, Level)> { (FirstDay, start) };
        for (var count = moves ? 1 + _random.Next(4) : 0; count > 0; count--)
        {
            levels.Add((Pick(_days[1..^1]), (Level)_random.Next(3)));
        }

        var core = new List<(DateOnly, bool)>();
        if (_random.NextDouble() < 0.02)
        {
            core.Add((FirstDay, true));
        }
        else if (_random.NextDouble() < 0.01)
        {
            var from = _random.Next(1, Days.Count - 2);
            core.Add((Days[from], true));
            core.Add((Days[_random.Next(from + 1, Days.Count - 1)], false));
        }

        var customer = new YearCustomer(
            string.Create(CultureInfo.InvariantCulture, $"C{number:000000}"), number % Size.Managers, _random.NextDouble() < 0.6 && levels.Any(l => l.Item2 != Level.General),
            [.. levels.GroupBy(l => l.Item1).Select(g => g.Last()).OrderBy(l => l.Item1)], core);
        Customers.Add(customer);
        var monthly = start switch { Level.Key => 2, Level.Important => 1, _ => 0 };
        foreach (var month in _byMonth.Keys.Order())
        {
            Serve(customer, _byMonth[month], moves && _random.NextDouble() < 0.6 ? Math.Max(1, monthly) : monthly, core.Count > 0);
        }

        foreach (var half in new[] { 1, 7 })
        {
            if (_random.NextDouble() < (monthly == 0 ? 0.85 : 0.2))
            {
                Talk(customer, Pick([.. Enumerable.Range(half, 6).Where(_byMonth.ContainsKey).SelectMany(m => _byMonth[m])]));
            }
        }
    }

    private void Serve(YearCustomer customer, DateOnly[] days, int visits, bool contact)
    {
        for (; visits > 0; visits--)
        {
            if (_random.NextDouble() < 0.92)
            {
                Visit(customer, days);
            }
        }

        if (contact && _random.NextDouble() < 0.9)
        {
            Talk(customer, Pick(days));
        }
    }

    private void Visit(YearCustomer customer, DateOnly[] days)
    {
        var index = Array.BinarySearch(_days, Pick(days));
        var (day, made) = (Days[index], Math.Max(0, index - 1 - _random.Next(3)));
        var fate = _random.NextDouble();
        if (fate < 0.03)
        {
            // A day on which nothing runs: the visit is never made, and told late.
            day = day.AddDays(-1);
            fate = 1;
        }

        var slot = _taken[(customer.Manager, day)] = _taken.GetValueOrDefault((customer.Manager, day)) + 1;
        if (slot > Slots || Days[made] >= day)
        {
            return;
        }

        var visit = new YearVisit(string.Create(CultureInfo.InvariantCulture, $"v{Visits.Count}"), customer, Days[made], day, slot - 1);
        Visits.Add(fate switch
        {
            < 0.55 => visit with { ReportedOn = day },
            < 0.75 => visit with { WentOut = true, ReportedOn = Later(index, 1) },
            < 0.83 => visit with { WentOut = true },
            < 0.88 => visit with { ReportedOn = Later(index, 2 + _random.Next(3)) },
            < 0.95 => visit with { CancelledOn = Days[_random.Next(made + 1, index + 1)] },
            _ => visit,
        });
    }

    private void Talk(YearCustomer customer, DateOnly day) => Contacts.Add(new YearContact(
        string.Create(CultureInfo.InvariantCulture, $"k{Contacts.Count}"), customer, day, _random.NextDouble() < 0.1 ? day.AddDays(2 + _random.Next(25)) : null));

    private DateOnly? Later(int index, int steps) => index + steps < Days.Count - 1 ? Days[index + steps] : null;

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}

/// <summary>What deposits make of a customer.</summary>
public enum Level
{
    /// <summary>Below 1,000,000.</summary>
    General,
    /// <summary>2,000,000.</summary>
    Important,
    /// <summary>8,000,000.</summary>
    Key,
}

/// <summary>A customer of the year.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Manager">Number of its manager.</param>
/// <param name="HasFile">Whether its archive is full.</param>
/// <param name="Levels">What it is from a day on, ascending, one for a day.</param>
/// <param name="Core">Whether it is a core quality customer from a day on, ascending.</param>
public sealed record YearCustomer(string Id, int Manager, bool HasFile, IReadOnlyList<(DateOnly From, Level Level)> Levels, IReadOnlyList<(DateOnly From, bool Core)> Core);

/// <summary>A visit of the year.</summary>
/// <param name="Id">Names its calls.</param>
/// <param name="Customer">Who is visited.</param>
/// <param name="MadeOn">The day it is planned on.</param>
/// <param name="Day">The day it is planned for.</param>
/// <param name="Slot">Which of the day's times.</param>
/// <param name="WentOut">Whether the manager goes out and comes back on its day.</param>
/// <param name="ReportedOn">The day its report comes, or null.</param>
/// <param name="CancelledOn">The day it is cancelled, or null.</param>
public sealed record YearVisit(
    string Id, YearCustomer Customer, DateOnly MadeOn, DateOnly Day, int Slot, bool WentOut = false, DateOnly? ReportedOn = null, DateOnly? CancelledOn = null)
{
    /// <summary>When it begins, on the bank's clock.</summary>
    public TimeOnly Start => new TimeOnly(9, 0).AddMinutes(35 * Slot);
}

/// <summary>A contact of the year.</summary>
/// <param name="Id">Names its call.</param>
/// <param name="Customer">With whom.</param>
/// <param name="Day">Its day; it takes place at eleven.</param>
/// <param name="Promised">The day on which the customer is promised to hear again at ten, or null.</param>
public sealed record YearContact(string Id, YearCustomer Customer, DateOnly Day, DateOnly? Promised);
