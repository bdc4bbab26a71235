using System.Security.Claims;
using Microsoft.Extensions.Options;
using Podium.Grains.Organization;

namespace Podium.WebHost.Security;

/// <summary>Decides the <see cref="DataScope"/> of a caller, for requests and for hub connections.</summary>
internal sealed class ScopeSource(BankDirectory bank, AccessCheck access, IOptionsMonitor<LeagueOptions> leagues)
{
    /// <summary>
    /// The scope of a caller whose sign-in was checked in this very request. In endpoints take a <see cref="DataScope"/> parameter instead.
    /// </summary>
    public DataScope Get(ClaimsPrincipal user) =>
        new(Caller.From(user), bank.Organization, bank.Today, leagues.CurrentValue.ShowPeerAmounts);

    /// <summary>
    /// The scope of a connection that was opened some time ago, as the account is now; null when access has ended: then close the
    /// connection. Costs a read by key: fit for every call of a hub client.
    /// </summary>
    public async ValueTask<DataScope?> FindAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await access.RenewAsync(user, cancellationToken) is { } renewed ? Get(renewed) : null;
}
