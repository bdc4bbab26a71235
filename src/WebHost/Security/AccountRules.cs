using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Organization;
using Podium.Silo.Accounts;

namespace Podium.WebHost.Security;

/// <summary>What makes an account whole: a manager's account names its manager, a branch head's its unit.</summary>
internal sealed class AccountRules(BankDirectory bank)
{
    /// <summary>Refuses an account that is not. Errors: <c>required</c>, <c>invalid_id</c>, <c>manager_unknown</c>, <c>unit_unknown</c>, <c>not_allowed</c>.</summary>
    public void Require(UserAccount user)
    {
        Ids.Require(user.UserName, 32, "userName");
        if (string.IsNullOrWhiteSpace(user.DisplayName) || user.DisplayName.Length > 80)
        {
            throw new PodiumException(ErrorCodes.Required, "Give a display name of 1 to 80 characters.", "displayName");
        }

        RequireManager(user);
        RequireUnit(user);
    }

    private void RequireManager(UserAccount user)
    {
        if (user.Role != UserRole.Manager)
        {
            RequireAbsent(user.ManagerId, "managerId", "Only the account of a manager names a manager.");
        }
        else if (user.ManagerId is null)
        {
            throw new PodiumException(ErrorCodes.Required, "Say which manager this account is.", "managerId");
        }
        else if (OrganizationTree.IsPool(user.ManagerId) || bank.Organization.FindManager(user.ManagerId) is null)
        {
            throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{user.ManagerId}'.", "managerId");
        }
    }

    private void RequireUnit(UserAccount user)
    {
        if (user.Role != UserRole.BranchHead)
        {
            RequireAbsent(user.UnitId, "unitId", "Only the account of a branch head names a unit.");
        }
        else if (user.UnitId is null)
        {
            throw new PodiumException(ErrorCodes.Required, "Say which unit this account leads.", "unitId");
        }
        else if (bank.Organization.FindUnit(user.UnitId) is null)
        {
            throw new PodiumException(ErrorCodes.UnitUnknown, $"There is no unit '{user.UnitId}'.", "unitId");
        }
    }

    private static void RequireAbsent(string? value, string field, string message)
    {
        if (value is not null)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, message, field);
        }
    }
}
