using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Silo.Visits;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Uci;

/// <summary>Loads the UCI campaign: customers with their files and balances, then the contacts. All of it may be repeated.</summary>
internal sealed class UciLoader(BankLoader loader, IGrainFactory grains, IVisitHistory history, TimeProvider time)
{
    /// <summary>What the report counts the last contacts of this campaign under.</summary>
    public const string LastContacts = "last contacts";

    /// <summary>What the report counts the last contacts of the campaign before under.</summary>
    public const string EarlierContacts = "earlier contacts";

    private const string Actor = "podium";
    private const int FilesInFlight = 64;

    /// <summary>Loads the rows.</summary>
    /// <exception cref="LoadRefusedException">The database holds another bank.</exception>
    public async Task<LoadReport> LoadAsync(ImmutableArray<UciRow> rows, ILoadProgress progress, CancellationToken cancellationToken)
    {
        var report = await loader.LoadAsync(UciPlan.Build(rows), ReplayPace.AllAtOnce, progress, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = FilesInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(rows, options, async (row, token) => await SaveFileAsync(row, token));
        var (last, earlier) = UciPlan.Contacts(rows);
        await AddAsync(last, LastContacts, report, cancellationToken);
        await AddAsync(earlier, EarlierContacts, report, cancellationToken);
        return report;
    }

    private async Task SaveFileAsync(UciRow row, CancellationToken cancellationToken)
    {
        try
        {
            await Patience.RepeatAsync(() => grains.GetGrain<ICustomerGrain>(UciPlan.CustomerId(row)).SaveFileAsync(UciPlan.File(row)), time, cancellationToken);
        }
        catch (PodiumException exception) when (exception.Error.Code == ErrorCodes.VersionChanged)
        {
            // Somebody wrote in this file since: what is there stays.
        }
    }

    private async Task AddAsync(ImmutableArray<Contact> contacts, string part, LoadReport report, CancellationToken cancellationToken)
    {
        var taken = await history.AddAsync(new VisitTakeover([], [], contacts), Actor, cancellationToken);
        report.Count(part, new PartTally(taken.Contacts, contacts.Length - taken.Contacts, 0));
    }
}
