using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;

namespace Podium.Grains.Assignments;

/// <summary>Managers who serve large customers together (客户小组, domain section 3), with the shares that a customer given to them gets.</summary>
/// <param name="Id">Id: the operation id it was made with.</param>
/// <param name="Version">Rises with each change.</param>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Members">Two or more managers; shares add up to 10,000.</param>
/// <param name="Retired">Whether it gets no more customers.</param>
public sealed record Team(string Id, long Version, string Name, ImmutableArray<Share> Members, bool Retired = false)
{
    private const int MostMembers = 20;

    /// <summary>The team with its name trimmed. Errors: <c>required</c>, <c>malformed</c>, <c>shares_invalid</c> with the field.</summary>
    public Team Checked()
    {
        var name = Name.Trim();
        if (name.Length is 0 or > 60 || name.Any(char.IsControl))
        {
            throw new PodiumException(ErrorCodes.Required, "A name has 1 to 60 characters.", "name");
        }

        if (Members.IsDefault || Members.Length is < 2 or > MostMembers)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"A team has 2 to {MostMembers} members.", "members");
        }

        for (var i = 0; i < Members.Length; i++)
        {
            if (Members[i].BasisPoints is < 1 or > 9_999)
            {
                throw new PodiumException(ErrorCodes.SharesInvalid, "A share is 1 to 9,999 basis points.", $"members[{i}].basisPoints");
            }

            if (Members.Take(i).Any(m => string.Equals(m.ManagerId, Members[i].ManagerId, StringComparison.Ordinal)))
            {
                throw new PodiumException(ErrorCodes.SharesInvalid, "A manager is a member once only.", $"members[{i}].managerId");
            }
        }

        var sum = Members.Sum(m => m.BasisPoints);
        return sum == 10_000
            ? this with { Name = name }
            : throw new PodiumException(ErrorCodes.SharesInvalid, $"Shares add up to {sum} basis points; they must add up to 10,000 (100 %).", "members");
    }
}

/// <summary>A customer that a team serves.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="From">Since when.</param>
/// <param name="Shares">Its shares: those of the team when it was given the customer.</param>
/// <param name="Deposits">Minor units.</param>
/// <param name="Loans">Minor units.</param>
public sealed record TeamCustomer(string CustomerId, string Name, Tier Tier, DateOnly From, ImmutableArray<Share> Shares, long Deposits, long Loans);
