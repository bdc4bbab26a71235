using System.Collections.Immutable;
using Podium.Contracts.Leagues;
using Podium.Contracts.Managers;

namespace Podium.WebHost.Managers;

/// <summary>What a desk reads of its manager.</summary>
internal interface IDeskSource
{
    /// <summary>The live totals.</summary>
    Task<ManagerView> GetTotalsAsync(string managerId);

    /// <summary>The newest postings that counted, newest first.</summary>
    Task<ImmutableArray<CountedPosting>> GetLatestAsync(string managerId, CancellationToken cancellationToken);

    /// <summary>The values to be told of.</summary>
    Task<ImmutableArray<Milestone>> GetMilestonesAsync(string managerId);
}

/// <summary>Reads manager grains.</summary>
internal sealed class DeskSource(IGrainFactory grains, CountedPostings postings) : IDeskSource
{
    private const int LatestCount = 20;

    /// <inheritdoc/>
    public Task<ManagerView> GetTotalsAsync(string managerId) => grains.GetGrain<IManagerGrain>(managerId).GetTotalsAsync();

    /// <inheritdoc/>
    public async Task<ImmutableArray<CountedPosting>> GetLatestAsync(string managerId, CancellationToken cancellationToken) =>
        await postings.ShowAsync(await grains.GetGrain<IManagerGrain>(managerId).GetLatestAsync(LatestCount), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<Milestone>> GetMilestonesAsync(string managerId) => grains.GetGrain<IManagerGrain>(managerId).GetMilestonesAsync();
}
