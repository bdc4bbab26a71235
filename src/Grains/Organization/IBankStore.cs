using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Organization;

namespace Podium.Grains.Organization;

/// <summary>Keeps the organisation, the indicators and the bank's day. Every change raises the version of its part.</summary>
public interface IBankStore
{
    /// <summary>The three versions, cheap enough to ask every second: organisation, indicators, bank day.</summary>
    Task<BankVersions> GetVersionsAsync(CancellationToken cancellationToken);

    /// <summary>The whole organisation, parents before children.</summary>
    Task<OrganizationSnapshot> LoadOrganizationAsync(CancellationToken cancellationToken);

    /// <summary>Inserts or replaces units and managers with their placements, in one transaction; answers the new version.</summary>
    Task<long> SaveOrganizationAsync(ImmutableArray<OrgUnit> units, ImmutableArray<ManagerRecord> managers, CancellationToken cancellationToken);

    /// <summary>All indicators in display order.</summary>
    Task<IndicatorCatalog> LoadIndicatorsAsync(CancellationToken cancellationToken);

    /// <summary>Inserts or replaces indicators by code (new ones at the end); answers the new version.</summary>
    Task<long> SaveIndicatorsAsync(ImmutableArray<IndicatorDefinition> indicators, CancellationToken cancellationToken);

    /// <summary>The bank's day as last saved, or null for a new database.</summary>
    Task<BankDay?> LoadDayAsync(CancellationToken cancellationToken);

    /// <summary>Saves the bank's day; answers the new version.</summary>
    Task<long> SaveDayAsync(BankDay day, CancellationToken cancellationToken);

    /// <summary>Whether anything has been booked.</summary>
    Task<bool> HasEntriesAsync(CancellationToken cancellationToken);
}

/// <summary>Versions of the bank's own data.</summary>
/// <param name="Organization">Units and managers.</param>
/// <param name="Indicators">Indicators.</param>
/// <param name="Day">Bank day.</param>
public sealed record BankVersions(long Organization, long Indicators, long Day);
