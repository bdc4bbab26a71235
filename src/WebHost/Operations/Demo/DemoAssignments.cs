using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Assignments;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>
/// Says what the demo bank's managers know best, and makes a team of two in each unit that has them. Writing again changes nothing.
/// </summary>
internal sealed class DemoAssignments(IManagerProfileStore profiles, ITeamStore teams)
{
    private const string Actor = "podium";
    private const int MostTeams = 4;

    /// <summary>Writes profiles and teams of a plan's managers.</summary>
    public async Task WriteAsync(BankPlan plan, int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed + 11);
        var industries = plan.Customers.Select(c => c.Registration.Profile.Industry).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        foreach (var manager in plan.Managers)
        {
            var specialty = (Specialty)random.Next(3);
            ImmutableArray<string> known = industries.Length == 0 ? [] : [.. random.GetItems(industries, 2)];
            var profile = new ManagerProfile(manager.Id, 0, [specialty], known, null).Checked();
            await UnlessThereAsync(() => profiles.SaveAsync(profile, new Operation("demo-profile-" + manager.Id, "managerProfile.changed", Actor, profile), cancellationToken));
        }

        var pairs = plan.Managers.GroupBy(m => m.Placements[0].UnitId, StringComparer.Ordinal).Where(unit => unit.Count() > 1).Take(MostTeams);
        foreach (var unit in pairs)
        {
            var members = unit.Take(2).ToArray();
            var team = new Team($"demo-team-{unit.Key}", 0, $"大客户组 {unit.Key}", [new Share(members[0].Id, 6_000), new Share(members[1].Id, 4_000)]);
            await UnlessThereAsync(() => teams.SaveAsync(team, new Operation(team.Id, "team.made", Actor, team), cancellationToken));
        }
    }

    private static async Task UnlessThereAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (PodiumException exception) when (exception.Error.Code is ErrorCodes.VersionChanged)
        {
            // Somebody was faster: what is there stays.
        }
    }
}
