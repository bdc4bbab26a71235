using Podium.Contracts.Calendar;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;

namespace Podium.WebHost.Organization;

/// <summary>The organisation and the day of the bank, as every request needs them.</summary>
/// <param name="Organization">Units and managers.</param>
/// <param name="Day">The bank's day.</param>
internal sealed record BankFacts(OrganizationIndex Organization, BankDay Day);

/// <summary>
/// Keeps the newest <see cref="BankFacts"/> at hand: at most a second old, at once new after a change made through this host. Asks for
/// versions only and loads the organisation when its version rose, because it can have 80,000 managers.
/// </summary>
internal sealed class BankDirectory(IBankStore store, IGrainFactory grains, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile Held? _held;

    /// <summary>The facts, at most a second old.</summary>
    public async ValueTask<BankFacts> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && IsFresh(held))
        {
            return held.Facts;
        }

        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (_held is { } other && IsFresh(other))
            {
                return other.Facts;
            }

            var facts = await LoadAsync(_held?.Facts, cancellationToken);
            _held = new Held(facts, time.GetTimestamp());
            return facts;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>Says that something changed: the next call looks.</summary>
    public void Invalidate()
    {
        if (_held is { } held)
        {
            _held = held with { At = null };
        }
    }

    /// <inheritdoc />
    public void Dispose() => _refreshing.Dispose();

    private async Task<BankFacts> LoadAsync(BankFacts? before, CancellationToken cancellationToken)
    {
        var versions = await store.GetVersionsAsync(cancellationToken);
        var organization = before?.Organization;
        if (organization is null || organization.Snapshot.Version != versions.Organization)
        {
            organization = new OrganizationIndex(await store.LoadOrganizationAsync(cancellationToken));
        }

        return new BankFacts(organization, await grains.GetGrain<IBankGrain>(0).GetDayAsync());
    }

    private bool IsFresh(Held held) => held.At is { } at && time.GetElapsedTime(at) < MaxAge;

    private sealed record Held(BankFacts Facts, long? At);
}
