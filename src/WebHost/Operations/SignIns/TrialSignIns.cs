using Podium.Contracts.Errors;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.Silo.Accounts;
using Podium.WebHost.Operations.Loading;
using Podium.WebHost.Security;

namespace Podium.WebHost.Operations.SignIns;

/// <summary>
/// Accounts to look around with in a bank that was made up or loaded from public data: one for each role, all with one well-known password.
/// Made only where there is no account at all, so never in a bank that has people of its own.
/// </summary>
internal sealed class TrialSignIns(AccountService accounts, IAccountStore store, BankDirectory directory)
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "welcome-2-podium";

    private static readonly string[] Names = ["admin", "head", "branch", "manager", "auditor", "integrator"];

    /// <summary>Makes the accounts for a planned bank whose organisation is there.</summary>
    public async Task EnsureAsync(BankPlan plan, CancellationToken cancellationToken)
    {
        var users = await store.ListUsersAsync(cancellationToken);
        if (users.Any(u => !Names.Contains(u.UserName, StringComparer.OrdinalIgnoreCase)))
        {
            return;
        }

        await directory.RefreshAsync(cancellationToken);
        foreach (var account in Of(plan).Where(a => users.All(u => !string.Equals(u.UserName, a.UserName, StringComparison.OrdinalIgnoreCase))))
        {
            try
            {
                await accounts.CreateAsync(account, cancellationToken);
            }
            catch (PodiumException e) when (e.Error.Code == ErrorCodes.AlreadyExists)
            {
                // Another host that loads the same bank was first.
            }
        }
    }

    /// <summary>The accounts, for people to read; none in a bank that has not all of them, because it did not get them from here.</summary>
    public async Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken)
    {
        var users = (await store.ListUsersAsync(cancellationToken)).Where(u => Names.Contains(u.UserName, StringComparer.Ordinal)).ToArray();
        return users.Length == Names.Length ? [.. users.Where(u => u.Active).OrderBy(u => Array.IndexOf(Names, u.UserName))] : [];
    }

    private static IEnumerable<NewAccount> Of(BankPlan plan)
    {
        var root = plan.Units[0];
        var manager = plan.Managers[0];
        var branch = Above(plan, manager.Placements[0].UnitId, root);
        return
        [
            new("admin", "Administrator", Password, UserRole.Administrator),
            new("head", "Head of " + root.NameEn, Password, UserRole.BranchHead, UnitId: root.Id),
            new("branch", "Head of " + branch.NameEn, Password, UserRole.BranchHead, UnitId: branch.Id),
            new("manager", manager.Name.Length <= 80 ? manager.Name : manager.Name[..80], Password, UserRole.Manager, ManagerId: manager.Id),
            new("auditor", "Auditor", Password, UserRole.Auditor),
            new("integrator", "Integrator", Password, UserRole.Integrator),
        ];
    }

    // The unit directly below the root that the manager's unit belongs to, so that its head has something to lead.
    private static OrgUnit Above(BankPlan plan, string unitId, OrgUnit root)
    {
        var units = plan.Units.ToDictionary(u => u.Id, StringComparer.Ordinal);
        var unit = units[unitId];
        while (unit.ParentId is { } parent && parent != root.Id)
        {
            unit = units[parent];
        }

        return unit;
    }
}
