using System.Collections.Immutable;
using Podium.Grains.Calendar;
using Podium.Grains.Customers.Files;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Assignments;
using Podium.Silo.Calendar;

namespace Podium.Silo.Visits;

/// <summary>Reads and composes agendas, demands, proposals and compliance as of the bank's now.</summary>
public sealed class AgendaReader(IServiceReader reader, IPoolStore pool, IWorkStore work, BankDirectory bank, BankClock clock)
{
    /// <summary>The entries of a manager's agenda within a span of days.</summary>
    public async Task<ImmutableArray<AgendaItem>> ReadAsync(string managerId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var basis = await work.GetAsync(cancellationToken);
        var (today, times) = (clock.Today, clock.Times);
        var customers = to < today ? [] : await reader.ReadCustomersAsync([managerId], OwedDemands.FirstDay(today), today, cancellationToken);
        var facts = new AgendaFacts(
            basis,
            times,
            today,
            clock.Now,
            DemandsFrom(basis),
            await reader.ReadVisitsAsync(managerId, from, to, cancellationToken),
            await reader.ReadUnreportedAsync(managerId, clock.Now, cancellationToken),
            await reader.ReadCallbacksAsync(managerId, times.At(from, TimeOnly.MinValue), times.At(to.AddDays(1), TimeOnly.MinValue), cancellationToken),
            customers,
            await reader.ReadAnswersOwedAsync(managerId, cancellationToken),
            await ReadBirthdaysAsync(customers, from, to, cancellationToken),
            await reader.ReadContactedAsync(managerId, today, cancellationToken),
            today < from || today > to ? [] : await pool.ListReturningAsync([managerId], today, cancellationToken));
        return AgendaComposer.Compose(facts, from, to);
    }

    /// <summary>All demands of a customer since the year before, and who owes them; empty when nobody serves it.</summary>
    public async Task<(ServedCustomer? Customer, ImmutableArray<Demand> Demands)> ReadDemandsAsync(string customerId, CancellationToken cancellationToken)
    {
        var basis = await work.GetAsync(cancellationToken);
        var today = clock.Today;
        var first = new DateOnly(today.Year - 1, 1, 1);
        var from = Later(first, DemandsFrom(basis));
        return await reader.FindCustomerAsync(customerId, first, today, cancellationToken) is { } customer
            ? (customer, basis.Demands.Plan(customer.Course, customer.Services, from, today))
            : (null, []);
    }

    /// <summary>A week that meets what falls due in it, with an even load.</summary>
    public async Task<ImmutableArray<ProposedItem>> ProposeAsync(string managerId, DateOnly week, CancellationToken cancellationToken)
    {
        var basis = await work.GetAsync(cancellationToken);
        var (today, times) = (clock.Today, clock.Times);
        var customers = await reader.ReadCustomersAsync([managerId], OwedDemands.FirstDay(today), today, cancellationToken);
        var from = DemandsFrom(basis);
        var visits = await reader.ReadVisitsAsync(managerId, week.AddDays(-7), week.AddDays(7), cancellationToken);
        var callbacks = await reader.ReadCallbacksAsync(managerId, clock.Now, clock.Now.AddDays(21), cancellationToken);
        var called = callbacks.Where(c => c.DoneWith is null).Select(c => c.CustomerId).ToHashSet(StringComparer.Ordinal);
        var open = customers.SelectMany(c => Open(basis, c, called, from, today)).ToArray();
        return new WeekProposer(basis.Calendar, times).Propose(
            week,
            clock.Now,
            open,
            [.. visits.Select(v => (v.Visit.Start, v.Visit.End)), .. callbacks.Where(c => c.DoneWith is null).Select(c => (c.DueAt, c.DueAt.AddMinutes(15)))]);
    }

    /// <summary>Compliance of managers (null for all) in the month or half-year of a day.</summary>
    public async Task<(ImmutableArray<ManagerCompliance> Rows, ImmutableArray<OverdueDemand> Overdue)> ComplyAsync(
        IReadOnlyList<string> managerIds, bool wholeBank, bool halfYear, DateOnly asOf, CancellationToken cancellationToken)
    {
        var basis = await work.GetAsync(cancellationToken);
        var customers = await reader.ReadCustomersAsync(wholeBank ? null : managerIds, OwedDemands.FirstDay(asOf), clock.Today, cancellationToken);
        var from = DemandsFrom(basis);
        var names = managerIds.Select(id => (id, bank.Organization.FindManager(id)?.Name ?? id)).ToArray();
        var period = halfYear ? DemandPeriod.HalfYearOf(asOf) : DemandPeriod.MonthOf(asOf);
        return (ComplianceBook.Rank(basis.Demands, customers, names, period, from, asOf), ComplianceBook.Overdue(basis.Demands, customers, from, asOf));
    }

    private async Task<IReadOnlyList<(ServedCustomer, DateOnly)>> ReadBirthdaysAsync(
        IReadOnlyList<ServedCustomer> customers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var byId = customers.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var birthdays = await reader.ReadBirthdaysAsync(byId.Keys, cancellationToken);
        return [.. birthdays.SelectMany(b => Birthdays.Between(b.Birthday, from, to).Select(day => (byId[b.CustomerId], day)))];
    }

    // Nothing is demanded of the time before the bank worked with Podium, unless it set rules for that time.
    private DateOnly DemandsFrom(WorkBasis basis) => basis.Rules.EarliestFrom is { } early && early < bank.Day.GoLive ? early : bank.Day.GoLive;

    private static IEnumerable<OpenDemand> Open(WorkBasis basis, ServedCustomer customer, HashSet<string> called, DateOnly from, DateOnly today)
    {
        var running = OwedDemands.Running(basis.Demands, customer, from, today).Where(d => d.State == DemandState.Open).ToList();
        if (OwedDemands.Overdue(basis.Demands, customer, from, today) is { } late && running.All(d => d.Period != late.Period && d.Kind != late.Kind))
        {
            // One visit makes up for a period that is over.
            running.Add(late with { Required = late.Done + 1 });
        }

        foreach (var demand in running)
        {
            var planned = customer.Planned.Count(day => day >= today) + (demand.Kind == DemandKind.Contact && called.Contains(customer.Id) ? 1 : 0);
            if (demand.Owed > planned)
            {
                yield return new OpenDemand(customer, demand, demand.Owed - planned);
            }
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
