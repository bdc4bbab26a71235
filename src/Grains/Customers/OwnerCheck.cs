using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Organization;

namespace Podium.Grains.Customers;

/// <summary>Whether a customer can be given to owners, and whether it still has those that somebody acts upon.</summary>
internal sealed class OwnerCheck(BankDirectory directory)
{
    /// <summary>Shares that add up, of managers who are there and work. Errors: those of <see cref="CustomerRules.CheckShares"/>, <c>manager_unknown</c>.</summary>
    public async Task RequireKnownAsync(ImmutableArray<Share> shares)
    {
        CustomerRules.CheckShares(shares);
        if (shares.Any(share => !IsKnown(share)))
        {
            // Another silo may just have created the manager.
            await directory.RefreshAsync();
            if (shares.FirstOrDefault(share => !IsKnown(share)) is { } unknown)
            {
                throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no active manager '{unknown.ManagerId}'.", "shares");
            }
        }
    }

    /// <summary>Errors: <c>already_claimed</c> where nobody was expected, else <c>version_changed</c>; both name who has the customer.</summary>
    public void RequireExpected(ImmutableArray<Share> present, ImmutableArray<Share> expected)
    {
        if (present.ToHashSet().SetEquals(expected))
        {
            return;
        }

        var names = string.Join(", ", present.Select(share => directory.Organization.FindManager(share.ManagerId)?.Name ?? share.ManagerId));
        throw expected.IsEmpty
            ? new PodiumException(ErrorCodes.AlreadyClaimed, $"{names} serves this customer already.")
            : new PodiumException(ErrorCodes.VersionChanged, present.IsEmpty ? "Nobody serves this customer any more." : $"{names} serves this customer now.");
    }

    private bool IsKnown(Share share) => !OrganizationTree.IsPool(share.ManagerId) && directory.Organization.FindManager(share.ManagerId) is { Active: true };
}
