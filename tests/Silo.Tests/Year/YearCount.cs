using Podium.Grains.Calendar;
using Podium.YearBank;

namespace Podium.Silo.Tests.Year;

/// <summary>
/// Counts by hand what a planned year must have come to: plain loops over days, written from the rule book (domain, sections 3, 4 and 8) and not from the
/// product. Of the product it takes the holidays alone, as data.
/// </summary>
public sealed class YearCount
{
    private const int ArchiveDays = 30;
    private readonly YearPlan _plan;
    private readonly HashSet<DateOnly> _off = [.. ChineseHolidays.All.Where(d => d.Kind == CalendarDayKind.Holiday).Select(d => d.Date)];
    private readonly HashSet<DateOnly> _worked = [.. ChineseHolidays.All.Where(d => d.Kind == CalendarDayKind.MakeUpDay).Select(d => d.Date)];

    private YearCount(YearPlan plan) => _plan = plan;

    /// <summary>What became of each demand.</summary>
    public Dictionary<(string Customer, string Period), YearDemand> Demands { get; } = [];

    /// <summary>Points by manager and fault: visits missed, reports late or missing, archives missing.</summary>
    public Dictionary<(string Manager, string Fault), int> Points { get; } = [];

    /// <summary>When each visit that comes due is told, by manager and its beginning.</summary>
    public Dictionary<(string Manager, DateTimeOffset Start), DateOnly> VisitsTold { get; } = [];

    /// <summary>Promised calls that come due.</summary>
    public int CallsTold { get; private set; }

    /// <summary>Mornings that are told.</summary>
    public int MorningsTold { get; private set; }

    /// <summary>Counts a plan.</summary>
    public static YearCount Of(YearPlan plan)
    {
        var count = new YearCount(plan);
        var visits = plan.Visits.ToLookup(v => v.Customer.Id);
        var contacts = plan.Contacts.ToLookup(c => c.Customer.Id);
        foreach (var customer in plan.Customers)
        {
            for (var month = 1; month <= 12; month++)
            {
                count.Judge(customer, new DateOnly(2026, month, 1), months: 1, [.. visits[customer.Id]], [.. contacts[customer.Id]]);
            }

            count.Judge(customer, new DateOnly(2026, 1, 1), months: 6, [.. visits[customer.Id]], [.. contacts[customer.Id]]);
            count.Judge(customer, new DateOnly(2026, 7, 1), months: 6, [.. visits[customer.Id]], [.. contacts[customer.Id]]);
            count.LookForArchive(customer);
        }

        count.LookForReports();
        count.Remind();
        return count;
    }

    private bool Works(DateOnly day) => _worked.Contains(day) || (!_off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static Level LevelOn(YearCustomer customer, DateOnly day)
    {
        var level = Level.General;
        foreach (var (from, next) in customer.Levels)
        {
            level = from <= day ? next : level;
        }

        return level;
    }

    private static bool IsCoreOn(YearCustomer customer, DateOnly day)
    {
        var core = false;
        foreach (var (from, next) in customer.Core)
        {
            core = from <= day ? next : core;
        }

        return core;
    }

    private void Judge(YearCustomer customer, DateOnly from, int months, YearVisit[] visits, YearContact[] contacts)
    {
        var to = from.AddMonths(months).AddDays(-1);
        var (working, visitDays, contactDays, asked) = (0, 0, 0, false);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var (level, core) = (LevelOn(customer, day), IsCoreOn(customer, day));
            var visitsAsked = months > 1 ? 0 : level switch { Level.Key => 2, Level.Important => 1, _ => 0 };
            var contactsAsked = level == Level.General && core == (months == 1) ? 1 : 0;
            asked |= visitsAsked + contactsAsked > 0;
            if (Works(day))
            {
                working++;
                visitDays += visitsAsked;
                contactDays += contactsAsked;
            }
        }

        if (!asked)
        {
            return;
        }

        // The share of the period for which a rule held, rounded half up.
        var (wholeVisits, wholeAll) = (Rounded(visitDays, working), Rounded(visitDays + contactDays, working));
        var byVisit = months == 1 && (wholeVisits > 0 || contactDays == 0);
        var required = byVisit ? wholeVisits : wholeAll;
        var done = visits.Count(v => v.Day >= from && v.Day <= to && TookPlaceBy(v, to)) + (byVisit ? 0 : contacts.Count(c => c.Day >= from && c.Day <= to));
        var state = required == 0 ? "waived" : done >= required ? "met" : "missed";
        var period = months == 1 ? from.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) : from.Month == 1 ? "2026-H1" : "2026-H2";
        Demands.Add((customer.Id, period), new YearDemand(byVisit, required, done, state));
        AddPoints(customer.Manager, "visit", Math.Max(0, required - done));
    }

    // Known by the last day: the manager came back, or wrote the report.
    private static bool TookPlaceBy(YearVisit visit, DateOnly last) => visit.WentOut || visit.ReportedOn <= last;

    private static int Rounded(int weight, int working) => (int)Math.Floor(((double)weight / working) + 0.5);

    private void LookForArchive(YearCustomer customer)
    {
        var before = Level.General;
        foreach (var (from, level) in customer.Levels)
        {
            if (before == Level.General && level != Level.General && !customer.HasFile)
            {
                var stayed = true;
                for (var day = from; day <= from.AddDays(ArchiveDays); day = day.AddDays(1))
                {
                    stayed &= LevelOn(customer, day) != Level.General;
                }

                AddPoints(customer.Manager, "archive", stayed && from.AddDays(ArchiveDays) < _plan.Days[^1] ? 1 : 0);
            }

            before = level;
        }
    }

    private void LookForReports()
    {
        foreach (var visit in _plan.Visits)
        {
            var due = visit.Day.AddDays(1);
            while (!Works(due))
            {
                due = due.AddDays(1);
            }

            var tookPlace = visit.WentOut || visit.ReportedOn is not null;
            AddPoints(visit.Customer.Manager, "report", tookPlace && due < _plan.Days[^1] && !(visit.ReportedOn <= due) ? 1 : 0);
        }
    }

    private void Remind()
    {
        foreach (var visit in _plan.Visits)
        {
            if (FirstOn(visit.Day) is { } told && !(visit.CancelledOn < visit.Day))
            {
                VisitsTold.Add((YearPlan.ManagerId(visit.Customer.Manager), new DateTimeOffset(visit.Day.ToDateTime(visit.Start), TimeSpan.FromHours(8))), told);
            }
        }

        CallsTold = _plan.Contacts.Count(c => c.Promised is { } promised && FirstOn(promised) is not null);
        var begins = _plan.Visits.Select(v => (v.Customer.Manager, Day: v.MadeOn)).Concat(_plan.Contacts.Select(c => (c.Customer.Manager, c.Day)))
            .GroupBy(v => v.Manager).Select(g => g.Min(v => v.Day));
        foreach (var begin in begins)
        {
            var told = begin;
            foreach (var day in _plan.Days.Where(d => d > begin))
            {
                for (var morning = told.AddDays(1); morning <= day; morning = morning.AddDays(1))
                {
                    if (Works(morning))
                    {
                        MorningsTold++;
                        break;
                    }
                }

                told = day;
            }
        }
    }

    private DateOnly? FirstOn(DateOnly day) => _plan.Days.Where(d => d >= day).Select(d => (DateOnly?)d).FirstOrDefault();

    private void AddPoints(int manager, string fault, int points)
    {
        if (points > 0)
        {
            var key = (YearPlan.ManagerId(manager), fault);
            Points[key] = Points.GetValueOrDefault(key) + points;
        }
    }
}

/// <summary>What became of a demand.</summary>
/// <param name="ByVisit">Asked for visits; else for contacts.</param>
/// <param name="Required">How many.</param>
/// <param name="Done">How many were done.</param>
/// <param name="State">met, missed or waived.</param>
public sealed record YearDemand(bool ByVisit, int Required, int Done, string State);
