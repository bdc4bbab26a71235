using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;
using Podium.Grains.Visits;

namespace Podium.Silo.Visits;

/// <summary>Composes an agenda out of what was read. Pure.</summary>
public static class AgendaComposer
{
    private const int MostProposedToLeaders = 5;
    private const int KeyVisitAfterDays = 45;

    private static readonly TimeOnly Evening = new(18, 0);

    /// <summary>The entries of a span, by day and time. What is overdue stands on today.</summary>
    public static ImmutableArray<AgendaItem> Compose(AgendaFacts facts, DateOnly from, DateOnly to)
    {
        var items = new List<AgendaItem>();
        items.AddRange(facts.Visits.Where(v => v.Visit.Day >= from && v.Visit.Day <= to).Select(v => OfVisit(v, facts)));
        items.AddRange(facts.Callbacks.Select(c => OfCallback(c, facts)).Where(InSpan));
        items.AddRange(facts.Unreported.Select(v => OfReport(v, facts)).Where(InSpan));
        if (facts.Today >= from && facts.Today <= to)
        {
            items.AddRange(Thanks(facts));
            items.AddRange(KeyVisits(facts));
            items.AddRange(facts.Returning.Where(r => r.Warning.KeptBy is null).Select(r => OfReturn(r, facts)));
        }

        items.AddRange(facts.AnswersOwed.Select(n => OfNeed(n, facts)).Where(InSpan));
        items.AddRange(facts.Birthdays.Select(b => OfBirthday(b.Customer, b.Day, facts)));
        items.AddRange(facts.Customers.SelectMany(c => OfDemands(c, facts)).Where(InSpan));
        return [.. items.OrderBy(i => i.Day).ThenBy(i => i.Start ?? DateTimeOffset.MaxValue).ThenBy(i => i.Kind).ThenBy(i => i.Id, StringComparer.Ordinal)];

        bool InSpan(AgendaItem item) => item.Day >= from && item.Day <= to;
    }

    /// <summary>What waits: all that is open up to today, what of it is overdue, and what is open today.</summary>
    public static (int Todo, int Overdue, int Today) Count(IReadOnlyCollection<AgendaItem> items, DateOnly today) => (
        items.Count(i => i.IsOpen && i.Day <= today && i.Kind != AgendaKind.KeyVisit),
        items.Count(i => i.IsOpen && (i.Kind == AgendaKind.Overdue || i.State == "overdue")),
        items.Count(i => i.IsOpen && i.Day == today));

    private static AgendaItem OfVisit(AgendaVisit entry, AgendaFacts facts)
    {
        var visit = entry.Visit;
        var missed = visit.State == VisitState.Planned && visit.End < facts.Now;
        return new AgendaItem(
            "visit/" + visit.Id, AgendaKind.Visit, visit.CustomerId, visit.CustomerName, entry.Tier, visit.Start, visit.End, visit.Day, visit.Place,
            visit.Purpose.Length == 0 ? visit.CustomerName : visit.Purpose,
            missed ? "overdue" : Name(visit.State),
            Movable: visit.State == VisitState.Planned);
    }

    private static AgendaItem OfReport(AgendaVisit entry, AgendaFacts facts)
    {
        var visit = entry.Visit;
        var due = facts.Basis.ReportDueBy(visit.Day);
        return new AgendaItem(
            "report/" + visit.Id, AgendaKind.Report, visit.CustomerId, visit.CustomerName, entry.Tier, null, null,
            due < facts.Today ? facts.Today : due, visit.Place, visit.CustomerName, due < facts.Today ? "overdue" : "open", visit.Reason);
    }

    private static AgendaItem OfCallback(Callback callback, AgendaFacts facts)
    {
        var day = facts.Times.DayOf(callback.DueAt);
        var late = callback.DoneWith is null && callback.DueAt < facts.Now;
        return new AgendaItem(
            "callback/" + callback.Id, AgendaKind.Callback, callback.CustomerId, callback.CustomerName, callback.Tier, callback.DueAt, null,
            late && day < facts.Today ? facts.Today : day, null, callback.CustomerName,
            callback.DoneWith is not null ? "done" : late ? "overdue" : "open", DoneWith: callback.DoneWith);
    }

    private static IEnumerable<AgendaItem> Thanks(AgendaFacts facts) => facts.Visits
        .Where(v => v.Visit.Day == facts.Today && v.Visit.TookPlace)
        .DistinctBy(v => v.Visit.CustomerId)
        .Select(v =>
        {
            var done = facts.ContactedToday.GetValueOrDefault(v.Visit.CustomerId);
            return new AgendaItem(
                "thanks/" + v.Visit.Id, AgendaKind.Thanks, v.Visit.CustomerId, v.Visit.CustomerName, v.Tier, facts.Times.At(facts.Today, Evening), null,
                facts.Today, null, v.Visit.CustomerName, done is null ? "open" : "done", DoneWith: done);
        });

    private static AgendaItem OfNeed(OwedAnswer need, AgendaFacts facts)
    {
        var late = need.Deadline < facts.Today;
        return new AgendaItem(
            "answerOwed/" + need.NeedId, AgendaKind.AnswerOwed, need.CustomerId, need.CustomerName, need.Tier, null, null, late ? facts.Today : need.Deadline, null,
            need.Text, late ? "overdue" : "open");
    }

    private static AgendaItem OfBirthday(ServedCustomer customer, DateOnly day, AgendaFacts facts)
    {
        var done = day == facts.Today ? facts.ContactedToday.GetValueOrDefault(customer.Id) : null;
        return new AgendaItem(
            $"birthday/{customer.Id}/{day:yyyy-MM-dd}", AgendaKind.Birthday, customer.Id, customer.Name, customer.Tier, null, null, day, null, customer.Name,
            done is null ? "open" : "done", DoneWith: done);
    }

    private static IEnumerable<AgendaItem> KeyVisits(AgendaFacts facts) => facts.Customers
        .Where(c => c.Tier == Tier.Key && c.Planned.Count == 0 && !(c.LastVisit > facts.Today.AddDays(-KeyVisitAfterDays)))
        .OrderBy(c => c.LastVisit ?? DateOnly.MinValue)
        .ThenBy(c => c.Id, StringComparer.Ordinal)
        .Take(MostProposedToLeaders)
        .Select(c => new AgendaItem(
            "keyVisit/" + c.Id, AgendaKind.KeyVisit, c.Id, c.Name, c.Tier, null, null, facts.Today, null, c.Name, "open", c.LastVisit is { } last ? $"{last:yyyy-MM-dd}" : null));

    private static AgendaItem OfReturn(ReturningCustomer customer, AgendaFacts facts) => new(
        "poolReturn/" + customer.Warning.CustomerId, AgendaKind.PoolReturn, customer.Warning.CustomerId, customer.Name, customer.Tier, null, null, facts.Today, null,
        customer.Name, "open", $"{customer.Warning.LeavesOn ?? customer.Warning.ReturnOn:yyyy-MM-dd}");

    private static IEnumerable<AgendaItem> OfDemands(ServedCustomer customer, AgendaFacts facts)
    {
        if (OwedDemands.Overdue(facts.Basis.Demands, customer, facts.DemandsFrom, facts.Today) is { } late)
        {
            yield return OfDemand(customer, late, AgendaKind.Overdue, facts.Today, "overdue");
        }

        foreach (var demand in OwedDemands.Running(facts.Basis.Demands, customer, facts.DemandsFrom, facts.Today))
        {
            var planned = customer.Planned.Count(day => day >= facts.Today && day <= demand.Period.To);
            if (demand.State == DemandState.Open && demand.DueBy >= facts.Today && demand.Owed > planned)
            {
                yield return OfDemand(customer, demand, AgendaKind.Due, demand.DueBy, "open");
            }
        }
    }

    private static AgendaItem OfDemand(ServedCustomer customer, Demand demand, AgendaKind kind, DateOnly day, string state) => new(
        $"{Name(kind)}/{customer.Id}/{demand.Period.Key}", kind, customer.Id, customer.Name, customer.Tier, null, null, day, null, customer.Name, state,
        $"{Name(demand.Kind)}/{demand.Period.Key}/{demand.Done}/{demand.Required}");

    private static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
