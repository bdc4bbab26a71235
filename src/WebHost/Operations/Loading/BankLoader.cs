using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.WebHost.Operations.SignIns;

namespace Podium.WebHost.Operations.Loading;

/// <summary>
/// Loads a planned bank through the grains, as any integrator could. Everything it does may be repeated: a load that was cut off is
/// finished by running it again.
/// </summary>
internal sealed class BankLoader(IGrainFactory grains, IBankStore store, TimeProvider time, TrialSignIns? signIns = null)
{
    private const int ManagersPerCall = 5_000;
    private const int RegistrationsInFlight = 128;

    private readonly PostingFeeder _feeder = new(grains, time);

    /// <summary>Whether a database holds no bank yet.</summary>
    public static async Task<bool> IsEmptyAsync(IBankStore store, CancellationToken cancellationToken) =>
        !await store.HasEntriesAsync(cancellationToken) && (await store.LoadOrganizationAsync(cancellationToken)).Units.IsEmpty;

    /// <summary>Loads the plan.</summary>
    /// <param name="plan">The bank.</param>
    /// <param name="pace">How fast the days go by.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Stops between two calls; what was booked stays.</param>
    /// <exception cref="LoadRefusedException">The database holds another bank.</exception>
    public async Task<LoadReport> LoadAsync(BankPlan plan, ReplayPace pace, ILoadProgress progress, CancellationToken cancellationToken)
    {
        var bank = grains.GetGrain<IBankGrain>(0);
        await PrepareAsync(plan, cancellationToken);
        CheckBank(plan, await bank.GetDayAsync());
        var report = new LoadReport();
        await LoadOrganizationAsync(plan, progress);
        await (signIns?.EnsureAsync(plan, cancellationToken) ?? Task.CompletedTask);
        await RegisterAsync(plan, report, progress, cancellationToken);
        progress.Begin(LoadStep.Postings, plan.Days.Sum(d => (long)d.Postings.Length));
        if (plan.Day.FollowsClock)
        {
            await _feeder.FeedAsync([.. plan.Days.SelectMany(d => d.Postings)], report, progress, cancellationToken);
            return report;
        }

        var replay = new Replay(bank, time, pace, progress);
        foreach (var day in plan.Days)
        {
            await replay.MoveToAsync(day.Date, cancellationToken);
            await _feeder.FeedAsync(day.Postings, report, progress, cancellationToken);
        }

        return report;
    }

    // A new bank is whatever the plan says; one with units or business keeps its currency and calendar.
    private async Task PrepareAsync(BankPlan plan, CancellationToken cancellationToken)
    {
        if (await IsEmptyAsync(store, cancellationToken))
        {
            await store.SaveDayAsync(plan.Day, cancellationToken);
        }
    }

    private static void CheckBank(BankPlan plan, BankDay day)
    {
        if (day.Currency != plan.Day.Currency || day.TimeZone != plan.Day.TimeZone || day.BankName != plan.Day.BankName)
        {
            throw new LoadRefusedException(
                $"This database holds the bank '{day.BankName}' ({day.Currency}, {day.TimeZone}); {plan.Name} needs '{plan.Day.BankName}' ({plan.Day.Currency}, {plan.Day.TimeZone}). "
                + "Choose another database.");
        }
    }

    private async Task LoadOrganizationAsync(BankPlan plan, ILoadProgress progress)
    {
        var organization = grains.GetGrain<IOrganizationGrain>(0);
        progress.Begin(LoadStep.Organization, plan.Units.Length + plan.Managers.Length);
        await organization.PutUnitsAsync(plan.Units);
        progress.Advance(LoadStep.Organization, plan.Units.Length);
        foreach (var chunk in plan.Managers.Chunk(ManagersPerCall))
        {
            await organization.PutManagersAsync([.. chunk]);
            progress.Advance(LoadStep.Organization, chunk.Length);
        }
    }

    private async Task RegisterAsync(BankPlan plan, LoadReport report, ILoadProgress progress, CancellationToken cancellationToken)
    {
        progress.Begin(LoadStep.Customers, plan.Customers.Length);
        var options = new ParallelOptions { MaxDegreeOfParallelism = RegistrationsInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(plan.Customers, options, async (customer, token) =>
        {
            try
            {
                await Patience.RepeatAsync(() => grains.GetGrain<ICustomerGrain>(customer.Id).RegisterAsync(customer.Registration), time, token);
            }
            catch (PodiumException e) when (e.Error.Code == ErrorCodes.AlreadyExists)
            {
                report.CountKeptCustomer();
            }

            progress.Advance(LoadStep.Customers, 1);
        });
    }
}
