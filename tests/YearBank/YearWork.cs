using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Assignments;
using Podium.Grains.Visits;
using Podium.Silo.Assignments;
using Podium.Silo.Calendar;
using Podium.Silo.Database;
using Podium.Silo.Visits;

namespace Podium.YearBank;

/// <summary>Carries out what the plan has for a day, through the same doors as the web host. All of it may be done again after a crash.</summary>
internal sealed class YearWork(YearPlan plan, IServiceProvider services)
{
    private const int AtOnce = 8;
    private const string Currency = "CNY";
    private static readonly DateOnly Since = new(2025, 6, 1);

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private readonly IVisitStore _visits = services.GetRequiredService<IVisitStore>();
    private readonly IReportStore _reports = services.GetRequiredService<IReportStore>();
    private readonly IWorkStore _work = services.GetRequiredService<IWorkStore>();
    private readonly AgendaNews _news = services.GetRequiredService<AgendaNews>();
    private readonly ILookup<DateOnly, YearVisit> _made = plan.Visits.ToLookup(v => v.MadeOn);
    private readonly ILookup<DateOnly, YearVisit> _cancelled = plan.Visits.Where(v => v.CancelledOn is not null).ToLookup(v => v.CancelledOn!.Value);
    private readonly ILookup<DateOnly, YearVisit> _out = plan.Visits.Where(v => v.WentOut).ToLookup(v => v.Day);
    private readonly ILookup<DateOnly, YearVisit> _reported = plan.Visits.Where(v => v.ReportedOn is not null).ToLookup(v => v.ReportedOn!.Value);
    private readonly ILookup<DateOnly, YearContact> _contacts = plan.Contacts.ToLookup(c => c.Day);

    /// <summary>Makes the organisation and registers every customer.</summary>
    public async Task OpenAsync(Action<string> say)
    {
        var organization = _grains.GetGrain<IOrganizationGrain>(0);
        await organization.PutUnitsAsync([new("HQ", null, "Head office", "总行"), .. Enumerable.Range(0, (plan.Size.Managers + 49) / 50).Select(b => new OrgUnit(Unit(b * 50), "HQ", "Branch", "支行"))]);
        await organization.PutManagersAsync(
            [.. Enumerable.Range(0, plan.Size.Managers).Select(m => new ManagerRecord(YearPlan.ManagerId(m), "Manager", "manager", true, [new ManagerPlacement(Unit(m), DateOnly.MinValue)]))]);

        // Nobody loses a customer to the public pool: a demand is its manager's all the year.
        await services.GetRequiredService<IRuleStore>().PutAsync(
            YearPlan.FirstDay, new PoolRules { GeneralDays = 0, ImportantDays = 0, KeyDays = 0 }, new Operation("year-pool", "poolRules.changed", "year", "never"), CancellationToken.None);
        foreach (var part in plan.Customers.Chunk(1_000))
        {
            await Parallel.ForEachAsync(part, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (customer, _) => await _grains.GetGrain<ICustomerGrain>(customer.Id).RegisterAsync(
                new CustomerRegistration(
                    new CustomerProfile("Customer " + customer.Id, CustomerKind.Person), Unit(customer.Manager), Since, [new Share(YearPlan.ManagerId(customer.Manager), 10_000)], [])));
            say("registered");
        }
    }

    /// <summary>Does a day's work.</summary>
    public async Task WorkAsync(DateOnly day, Action<string> say)
    {
        await BookAsync(day);
        await Parallel.ForEachAsync(Saves(day), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (save, _) => await _grains.GetGrain<ICustomerGrain>(save.Id).SaveFileAsync(save.Change));
        say("booked");
        var basis = await _work.GetAsync(CancellationToken.None);
        var managers = new[] { _made[day], _cancelled[day], _out[day], _reported[day] }.SelectMany(v => v).Select(v => v.Customer.Manager)
            .Concat(_contacts[day].Select(c => c.Customer.Manager)).Distinct().Order().ToArray();
        await Parallel.ForEachAsync(managers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (manager, _) =>
        {
            await WorkAsync(manager, day, basis);
            say("worked");
        });
    }

    private async Task WorkAsync(int manager, DateOnly day, WorkBasis basis)
    {
        foreach (var visit in Own(_cancelled))
        {
            await _visits.CancelAsync(await FindAsync(visit), "not needed", Call(visit, "cancel"), CancellationToken.None);
        }

        foreach (var visit in Own(_out))
        {
            var found = await _visits.GoOutAsync(await FindAsync(visit), "there", "them", YearClock.At(day, new TimeOnly(18, 0)), Call(visit, "out"), CancellationToken.None);
            await _visits.ComeBackAsync(found, Call(visit, "back"), CancellationToken.None);
        }

        foreach (var visit in Own(_reported))
        {
            var content = new ReportContent("all", "well", [], "none", null);
            await _reports.SubmitAsync(await FindAsync(visit), content, day > basis.ReportDueBy(visit.Day), Call(visit, "report"), CancellationToken.None);
        }

        foreach (var visit in Own(_made))
        {
            await _visits.PlanAsync(PlanOf(visit), Call(visit, "plan"), CancellationToken.None);
        }

        foreach (var contact in _contacts[day].Where(c => c.Customer.Manager == manager))
        {
            await _visits.AddContactAsync(
                new Contact(
                    contact.Id, contact.Customer.Id, YearPlan.ManagerId(manager), ContactKind.Phone, YearClock.At(day, new TimeOnly(11, 0)), day, "well",
                    contact.Promised is { } promised ? YearClock.At(promised, new TimeOnly(10, 0)) : null, "manager", ContactOutcome.Agreed),
                new Operation("call-" + contact.Id, "contact.recorded", "manager", contact.Id),
                CancellationToken.None);
        }

        // Not always: a process may die between a change and the telling of it.
        if ((manager + day.DayNumber) % 10 < 7)
        {
            await _news.TellAsync(YearPlan.ManagerId(manager), "visit", "year");
        }

        IEnumerable<YearVisit> Own(ILookup<DateOnly, YearVisit> visits) => visits[day].Where(v => v.Customer.Manager == manager);
    }

    private async Task BookAsync(DateOnly day)
    {
        var postings = plan.Customers.SelectMany(c => Postings(c, day)).ToArray();
        foreach (var part in postings.Chunk(1_000))
        {
            var answers = await _grains.GetGrain<IPostingIntakeGrain>(0).PostBatchAsync([.. part]);
            if (answers.FirstOrDefault(a => a.Outcome == PostingOutcome.Rejected) is { } refused)
            {
                throw new InvalidOperationException($"{refused.Id}: {refused.Error}");
            }
        }
    }

    private static IEnumerable<Posting> Postings(YearCustomer customer, DateOnly day)
    {
        var before = Level.General;
        foreach (var (from, level) in customer.Levels)
        {
            if (from == day && level != before)
            {
                var change = AmountOf(level) - AmountOf(before);
                yield return new Posting(
                    "core", FormattableString.Invariant($"{customer.Id}-{day:yyyyMMdd}"), customer.Id, null, change > 0 ? PostingKind.DepositIn : PostingKind.DepositOut, "current", Math.Abs(change),
                    Currency, day, YearClock.At(day, new TimeOnly(10, 0)));
            }

            before = level;
        }
    }

    private IEnumerable<(string Id, FileChange Change)> Saves(DateOnly day)
    {
        foreach (var customer in plan.Customers)
        {
            var days = customer.Core.Select(c => c.From).Concat(customer.HasFile ? [YearPlan.FirstDay] : []).Distinct().Order().ToArray();
            if (Array.IndexOf(days, day) is var version and >= 0)
            {
                var core = customer.Core.LastOrDefault(c => c.From <= day).Core;
                var id = string.Create(CultureInfo.InvariantCulture, $"file-{customer.Id}-{version}");
                yield return (customer.Id, customer.HasFile
                    ? new FileChange(
                        id, version, CustomerStatus.Active, core, new PersonFile([new FamilyMember("Wang Li", "wife")], "Director", "Mr", new Birthday(BirthdayCalendar.Solar, 3, 4), "chess"), null, null,
                        "13800000000", null, "1 Long Road")
                    : new FileChange(id, version, CustomerStatus.Active, core, new PersonFile([])));
            }
        }
    }

    private async Task<Visit> FindAsync(YearVisit visit) =>
        await _visits.FindRepeatAsync(Call(visit, "plan"), CancellationToken.None) ?? throw new InvalidOperationException($"The visit {visit.Id} was planned and is not there.");

    private static VisitPlan PlanOf(YearVisit visit)
    {
        var start = YearClock.At(visit.Day, visit.Start);
        return new VisitPlan(visit.Customer.Id, YearPlan.ManagerId(visit.Customer.Manager), [(start, start.AddMinutes(30), visit.Day)], "there", "care");
    }

    private static Operation Call(YearVisit visit, string what) => new($"{what}-{visit.Id}", "visit." + what, "manager", visit.Id);

    private static long AmountOf(Level level) => level switch { Level.Key => 800_000_000, Level.Important => 200_000_000, _ => 0 };

    private static string Unit(int manager) => string.Create(CultureInfo.InvariantCulture, $"B{manager / 50:00}");
}
