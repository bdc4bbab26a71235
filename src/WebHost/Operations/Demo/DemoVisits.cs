using System.Globalization;
using Podium.Contracts.Customers;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;
using Podium.Silo.Database;
using Podium.Silo.Visits;

namespace Podium.WebHost.Operations.Demo;

/// <summary>
/// Gives the demo bank's managers a past and a next fortnight: visits, reports of which some wait for confirmation, contacts and callbacks. The
/// same size and first day make the same agenda.
/// </summary>
internal sealed class DemoVisits(IServiceReader reader, IVisitHistory history, IWorkStore work, BankClock clock)
{
    private const int MonthsBack = 2;
    private const int DaysAhead = 14;
    private const string Actor = "podium";

    private static readonly string[] Purposes = ["Renew the term deposit 续存定期", "Working capital loan 流动资金贷款", "Payroll service 代发工资", "Annual review 年度回访", "Wealth products 理财产品"];
    private static readonly string[] Results = ["Satisfied, will renew 客户满意,将续存", "Wants an offer by next week 下周需报价", "No need for now 暂无需求", "Asked for a lower rate 希望利率优惠"];

    /// <summary>Fills the agendas of a bank whose business is there.</summary>
    public async Task FillAsync(DemoSize size, DateOnly firstDay, CancellationToken cancellationToken)
    {
        var from = new DateOnly(firstDay.Year, firstDay.Month, 1).AddMonths(-MonthsBack);
        await work.PutRulesAsync(from, VisitRules.Default, new Operation("demo-visit-rules", "visitRules.changed", Actor, from), cancellationToken);
        var basis = await work.GetAsync(cancellationToken);
        var customers = await reader.ReadCustomersAsync(null, from, firstDay, cancellationToken);
        var plan = new Plan(size.Seed, firstDay, clock.Times, basis);
        foreach (var customer in customers)
        {
            plan.Add(customer, from);
        }

        await history.AddAsync(new VisitTakeover(plan.Visits, plan.Reports, plan.Contacts, from), Actor, cancellationToken);
    }

    private sealed class Plan(int seed, DateOnly firstDay, VisitTimes times, WorkBasis basis)
    {
        private readonly Random _random = new(seed + 7);
        private readonly Dictionary<(string, DateOnly), int> _slots = [];

        public List<Visit> Visits { get; } = [];

        public List<VisitReport> Reports { get; } = [];

        public List<Contact> Contacts { get; } = [];

        public void Add(ServedCustomer customer, DateOnly from)
        {
            for (var month = DemandPeriod.MonthOf(from); month.From <= firstDay.AddDays(DaysAhead); month = month.Next())
            {
                for (var i = 0; i < VisitRules.Default.VisitsPerMonth(customer.Tier); i++)
                {
                    AddVisit(customer, month, i);
                }
            }

            if (customer.Tier == Tier.General && _random.NextDouble() < 0.6)
            {
                AddContact(customer, from);
            }
        }

        private void AddVisit(ServedCustomer customer, DemandPeriod month, int round)
        {
            var day = basis.Calendar.FirstWorkingDayOnOrAfter(month.From.AddDays((round * 14) + _random.Next(0, 14)));
            if (_random.NextDouble() < 0.12 || day > firstDay.AddDays(DaysAhead) || day > month.To)
            {
                return;
            }

            var slot = _slots[(customer.ManagerId, day)] = _slots.GetValueOrDefault((customer.ManagerId, day)) + 1;
            if (slot > 6)
            {
                return;
            }

            var start = times.At(day, new TimeOnly(8 + slot + (slot > 3 ? 1 : 0), 30));
            var state = day >= firstDay ? VisitState.Planned : StateOf(firstDay.DayNumber - day.DayNumber);
            var visit = new Visit(
                string.Create(CultureInfo.InvariantCulture, $"demo-{customer.Id}-{month.Key}-{round}"), customer.Id, customer.Name, customer.ManagerId, start, start.AddMinutes(50), day,
                customer.Name, Purposes[_random.Next(Purposes.Length)], false, state, null,
                state == VisitState.Planned ? null : start.AddMinutes(-30), state == VisitState.Planned ? null : start.AddMinutes(80), null);
            Visits.Add(visit);
            if (state is VisitState.Reported or VisitState.Confirmed)
            {
                AddReport(visit);
            }
        }

        private VisitState StateOf(int daysAgo) => _random.NextDouble() switch
        {
            _ when daysAgo > 12 => VisitState.Confirmed,
            < 0.45 => VisitState.Confirmed,
            < 0.85 => VisitState.Reported,
            _ => daysAgo < 5 ? VisitState.Back : VisitState.Reported,
        };

        private void AddReport(Visit visit)
        {
            var due = basis.ReportDueBy(visit.Day);
            var late = _random.NextDouble() < 0.06;
            var submitted = times.At(late ? basis.Calendar.AddWorkingDays(due, 1) : visit.Day, new TimeOnly(17, 10));
            var confirmed = visit.State == VisitState.Confirmed;
            var content = new ReportContent(visit.CustomerName, Results[_random.Next(Results.Length)], [], "Call again 再联系", null);
            Reports.Add(new VisitReport(
                visit.Id, 1, confirmed ? ReportState.Confirmed : ReportState.Waiting, late, content, visit.ManagerId, submitted,
                confirmed ? "branch" : null, confirmed ? submitted.AddHours(16) : null, null));
        }

        private void AddContact(ServedCustomer customer, DateOnly from)
        {
            var day = basis.Calendar.LastWorkingDayOnOrBefore(from.AddDays(_random.Next(0, firstDay.DayNumber - from.DayNumber)));
            var at = times.At(day, new TimeOnly(9 + _random.Next(8), _random.Next(60)));
            var next = _random.NextDouble() < 0.08
                ? times.At(basis.Calendar.FirstWorkingDayOnOrAfter(firstDay.AddDays(_random.Next(0, DaysAhead))), new TimeOnly(9 + _random.Next(8), 15 * _random.Next(4)))
                : (DateTimeOffset?)null;
            Contacts.Add(new Contact(
                "demo-" + customer.Id, customer.Id, customer.ManagerId, (ContactKind)_random.Next(3), at, day, Results[_random.Next(Results.Length)], next, customer.ManagerId));
        }
    }
}
