using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Calendar;

namespace Podium.Grains.Visits;

/// <summary>
/// Works out what the rules demand for a customer (domain section 4). Pure: the same course of tiers and the same services give the same
/// demands, so nothing is stored and nothing can be counted twice.
/// </summary>
/// <remarks>
/// Every day falls under one rule: key and important customers are visited each month, core quality customers that no visit is due to are
/// contacted each month, all others each half-year. When the tier changes within a period the demand changes with it at once: it asks for
/// the sum over the stretches of the period of (count of the rule x share of the period's working days), rounded half up. Rounding the sum
/// and not each stretch makes the result independent of how often a customer goes to and fro, never less than a rule that held all the
/// period asks for, and never asks for a second visit because of a last-day crossing, as rounding up would.
/// </remarks>
public sealed class DemandPlanner(VisitRuleBook rules, WorkCalendar calendar)
{
    /// <summary>The demands of all periods that touch the days from <paramref name="from"/> to <paramref name="today"/>, by end and kind of period.</summary>
    /// <param name="course">What the customer was, ascending; nothing is demanded before the first.</param>
    /// <param name="services">What was done, in any order.</param>
    /// <param name="from">First day on which the rules count.</param>
    /// <param name="today">The business date.</param>
    public ImmutableArray<Demand> Plan(IReadOnlyList<Standing> course, IReadOnlyList<Service> services, DateOnly from, DateOnly today)
    {
        var demands = ImmutableArray.CreateBuilder<Demand>();
        for (var month = DemandPeriod.MonthOf(from); month.From <= today; month = month.Next())
        {
            Add(month);
        }

        for (var half = DemandPeriod.HalfYearOf(from); half.From <= today; half = half.Next())
        {
            Add(half);
        }

        demands.Sort(static (a, b) => (a.Period.To, a.Period.IsHalfYear).CompareTo((b.Period.To, b.Period.IsHalfYear)));
        return demands.ToImmutable();

        void Add(DemandPeriod period)
        {
            if (Find(period, course, services, from, today) is { } demand)
            {
                demands.Add(demand);
            }
        }
    }

    /// <summary>The demand of one period; null when no rule of its kind held on any day of it.</summary>
    public Demand? Find(DemandPeriod period, IReadOnlyList<Standing> course, IReadOnlyList<Service> services, DateOnly from, DateOnly today)
    {
        var (visits, contacts, standing) = Weigh(period, course, from, today);
        if (standing is not { } last)
        {
            return null;
        }

        var working = calendar.CountWorkingDays(period.From, period.To);
        var kind = Round(visits, working) > 0 || (contacts == 0 && !period.IsHalfYear) ? DemandKind.Visit : DemandKind.Contact;
        var required = kind == DemandKind.Visit ? Round(visits, working) : Round(visits + contacts, working);
        var done = services.Count(s => s.Day >= period.From && s.Day <= period.To && s.Day <= today && (s.IsVisit || kind == DemandKind.Contact));
        var state = required == 0 ? DemandState.Waived
            : done >= required ? DemandState.Met
            : today > period.To ? DemandState.Missed
            : DemandState.Open;
        return new Demand(period, kind, last, required, done, calendar.LastWorkingDayOnOrBefore(period.To), state);
    }

    /// <summary>Visits and contacts asked for, each times the working days it was asked on; no standing when nothing of this kind of period was asked.</summary>
    private (int Visits, int Contacts, Standing? Standing) Weigh(DemandPeriod period, IReadOnlyList<Standing> course, DateOnly from, DateOnly today)
    {
        var rule = rules.On(period.From).Rules;
        var (visits, contacts, applies) = (0, 0, false);
        Standing? last = null;
        for (var i = 0; i < course.Count; i++)
        {
            var first = Later(Later(course[i].From, period.From), from);
            var end = i + 1 < course.Count && course[i + 1].From <= period.To ? course[i + 1].From.AddDays(-1) : period.To;
            if (first > end)
            {
                continue;
            }

            if (last is null || first <= today)
            {
                last = course[i];
            }

            var (visit, contact) = Ask(rule, course[i], period.IsHalfYear);
            if (visit + contact > 0)
            {
                applies = true;
                var days = calendar.CountWorkingDays(first, end);
                visits += visit * days;
                contacts += contact * days;
            }
        }

        return (visits, contacts, applies ? last : null);
    }

    private static (int Visits, int Contacts) Ask(VisitRules rule, Standing standing, bool halfYear) => (standing, halfYear) switch
    {
        ({ Tier: not Tier.General }, false) => (rule.VisitsPerMonth(standing.Tier), 0),
        ({ Tier: Tier.General, Core: true }, false) => (0, rule.CoreContactsPerMonth),
        ({ Tier: Tier.General, Core: false }, true) => (0, rule.GeneralContactsPerHalfYear),
        _ => (0, 0),
    };

    private static int Round(int weight, int working) => working == 0 ? 0 : ((2 * weight) + working) / (2 * working);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
