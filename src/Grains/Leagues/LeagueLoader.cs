using Orleans.Serialization;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;
using Podium.Grains.Organization;

namespace Podium.Grains.Leagues;

/// <summary>How a league pulls what it missed: saved totals from the database, and a call to each manager whose ledger has run ahead of them.</summary>
internal sealed class LeagueLoader(IManagerCheckpointStore checkpoints, ILedgerReader reader, Serializer<PortfolioPayload> serializer, IGrainFactory grains)
{
    private const int WakingAtOnce = 32;

    /// <summary>The saved totals of everybody who ever worked in or below a unit.</summary>
    public async Task<IReadOnlyList<MemberReport>> LoadAsync(OrganizationTree organization, string unitId, CancellationToken cancellationToken)
    {
        var saved = await checkpoints.LoadManyAsync(ManagersOf(organization, unitId), cancellationToken);
        return [.. saved.SelectMany(checkpoint => new PortfolioBook(checkpoint, serializer.Deserialize(checkpoint.Payload)!).Reports())];
    }

    /// <summary>Asks managers with entries beyond their saved totals to catch up; ends when all have reported.</summary>
    public async Task WakeBehindAsync(OrganizationTree organization, string unitId)
    {
        var behind = await reader.FindBehindAsync(ManagersOf(organization, unitId), CancellationToken.None);
        await Parallel.ForEachAsync(
            behind,
            new ParallelOptions { MaxDegreeOfParallelism = WakingAtOnce, TaskScheduler = TaskScheduler.Current },
            async (id, _) => await grains.GetGrain<IManagerSink>(id).CatchUpAsync());
    }

    /// <summary>Asks managers that begin in another unit within (<paramref name="after"/>, <paramref name="upTo"/>] to split their totals.</summary>
    public Task WakeMovingAsync(OrganizationTree organization, string unitId, DateOnly after, DateOnly upTo) => Task.WhenAll(
        ManagersOf(organization, unitId)
            .Where(id => organization.FindManager(id)!.Placements.Skip(1).Any(p => p.From > after && p.From <= upTo))
            .Select(id => grains.GetGrain<IManagerSink>(id).ReorganizeAsync()));

    private static List<string> ManagersOf(OrganizationTree organization, string unitId) =>
        [.. organization.ManagersEverIn(unitId).Select(manager => manager.Id)];
}
