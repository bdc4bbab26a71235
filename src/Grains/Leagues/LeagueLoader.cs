using Orleans.Serialization;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;
using Podium.Grains.Organization;

namespace Podium.Grains.Leagues;

/// <summary>How a league pulls what it missed: saved totals from the database, and a call to each manager whose ledger has run ahead of them.</summary>
internal sealed class LeagueLoader(IManagerCheckpointStore checkpoints, ILedgerReader reader, Serializer<PortfolioPayload> serializer, IGrainFactory grains)
{
    private const int WakingAtOnce = 32;

    /// <summary>
    /// The saved totals of everybody who ever worked in or below a unit, and who must be asked: managers with entries beyond their saved totals, and
    /// those whose totals were saved for other placements than today's.
    /// </summary>
    public async Task<(IReadOnlyList<MemberReport> Reports, IReadOnlyCollection<string> Behind)> LoadAsync(
        OrganizationTree organization, string unitId, DateOnly today, CancellationToken cancellationToken)
    {
        var managers = ManagersOf(organization, unitId);

        // Before the totals are read: a manager that saves in between is in them. The other way round it would be neither behind nor loaded.
        var behind = (await reader.FindBehindAsync(managers, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var reports = new List<MemberReport>();
        foreach (var checkpoint in await checkpoints.LoadManyAsync(managers, cancellationToken))
        {
            var book = new PortfolioBook(checkpoint, serializer.Deserialize(checkpoint.Payload)!);
            reports.AddRange(book.Reports());
            if (book.NextMove <= today || organization.FindManager(checkpoint.ManagerId) is { } manager && !manager.Placements.SequenceEqual(book.Placements))
            {
                behind.Add(checkpoint.ManagerId);
            }
        }

        return (reports, behind);
    }

    /// <summary>Asks managers to catch up; ends when all have reported.</summary>
    public Task WakeAsync(IReadOnlyCollection<string> behind) => Parallel.ForEachAsync(
        behind,
        new ParallelOptions { MaxDegreeOfParallelism = WakingAtOnce, TaskScheduler = TaskScheduler.Current },
        async (id, _) => await grains.GetGrain<IManagerSink>(id).CatchUpAsync());

    /// <summary>Asks managers that begin in another unit within (<paramref name="after"/>, <paramref name="upTo"/>] to split their totals.</summary>
    public Task WakeMovingAsync(OrganizationTree organization, string unitId, DateOnly after, DateOnly upTo) => Task.WhenAll(
        ManagersOf(organization, unitId)
            .Where(id => organization.FindManager(id)!.Placements.Skip(1).Any(p => p.From > after && p.From <= upTo))
            .Select(id => grains.GetGrain<IManagerSink>(id).ReorganizeAsync()));

    private static List<string> ManagersOf(OrganizationTree organization, string unitId) =>
        [.. organization.ManagersEverIn(unitId).Select(manager => manager.Id)];
}
