using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Assignments;
using Podium.Grains.Organization;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Assignments;

/// <summary>Teams that serve large customers together, in agreed shares (domain section 3).</summary>
internal static class TeamEndpoints
{
    private const int MaxId = 48;

    /// <summary>Maps <c>/api/teams</c>.</summary>
    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        var teams = api.MapGroup("/teams").WithTags("Assignments").RequireAuthorization(Policies.Bankers);
        teams.MapGet("", ListAsync).WithName("listTeams").WithSummary("Teams with a member in scope, by name, with what they serve; retired ones last.");
        teams.MapGet("/{id}", GetAsync).WithName("getTeam").WithSummary("A team with the customers in scope that it serves.");
        teams.MapPost("", MakeAsync).RequireAuthorization(Policies.Leaders).WithName("makeTeam")
            .WithSummary("Makes a team of managers in scope.").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        teams.MapPut("/{id}", ChangeAsync).RequireAuthorization(Policies.Leaders).WithName("changeTeam")
            .WithSummary("Changes name, members and shares. Customers it serves keep the shares they were given with.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        teams.MapPost("/{id}/retire", RetireAsync).RequireAuthorization(Policies.Leaders).WithName("retireTeam")
            .WithSummary("Lets a team take no more customers; those it serves stay.").ProducesProblem(StatusCodes.Status409Conflict);
        teams.MapPost("/{id}/customers", GiveAsync).RequireAuthorization(Policies.Leaders).WithName("giveToTeam")
            .WithSummary("Gives a customer in scope to a team from a day on, in the team's shares.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<ImmutableArray<TeamView>>> ListAsync(ITeamStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var teams = (await store.ListAsync(cancellationToken)).Where(team => IsSeen(team, scope)).ToArray();
        var served = await store.ReadCustomersAsync([.. teams.Select(team => team.Id)], scope.Today, cancellationToken);
        return TypedResults.Ok<ImmutableArray<TeamView>>([.. teams.OrderBy(team => team.Retired).Select(team => View(team, served[team.Id], scope))]);
    }

    private static async Task<Ok<TeamFile>> GetAsync(string id, ITeamStore store, DataScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FileAsync(await FindAsync(id, store, scope, cancellationToken), store, scope, cancellationToken));

    private static async Task<Ok<TeamFile>> MakeAsync(NewTeam wanted, ITeamStore store, DataScope scope, CancellationToken cancellationToken)
    {
        Ids.Require(wanted.OperationId, MaxId, "operationId");
        var team = Led(new Team(wanted.OperationId, 0, wanted.Name, wanted.Members).Checked(), scope);
        return TypedResults.Ok(await SaveAsync(team, wanted.OperationId, "team.made", store, scope, cancellationToken));
    }

    private static async Task<Ok<TeamFile>> ChangeAsync(string id, TeamChange change, ITeamStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var before = Led(await FindAsync(id, store, scope, cancellationToken), scope);
        var team = Led((before with { Version = change.Version, Name = change.Name, Members = change.Members }).Checked(), scope);
        return TypedResults.Ok(await SaveAsync(team, change.OperationId, "team.changed", store, scope, cancellationToken));
    }

    private static async Task<Ok<TeamFile>> RetireAsync(string id, TeamStep step, ITeamStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var before = Led(await FindAsync(id, store, scope, cancellationToken), scope);
        return TypedResults.Ok(await SaveAsync(before with { Version = step.Version, Retired = true }, step.OperationId, "team.retired", store, scope, cancellationToken));
    }

    private static async Task<Ok<CustomerView>> GiveAsync(
        string id, TeamGift gift, ITeamStore store, DataScope scope, CustomerAccess access, CancellationToken cancellationToken)
    {
        var team = Led(await FindAsync(id, store, scope, cancellationToken), scope);
        if (team.Retired)
        {
            throw new PodiumException(ErrorCodes.WrongState, "The team is retired; it takes no more customers.");
        }

        Ids.Require(gift.CustomerId, 32, "customerId");
        var (grain, _) = await access.FindAsync(scope, gift.CustomerId, cancellationToken);
        var after = await grain.ReassignAsync(new Reassignment(gift.OperationId, gift.From, team.Members, $"team: {team.Id} {team.Name}"));
        await store.GiveAsync(team.Id, gift.CustomerId, gift.From, team.Members, cancellationToken);
        return TypedResults.Ok(after);
    }

    private static async Task<TeamFile> SaveAsync(
        Team team, string operationId, string action, ITeamStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var operation = new Operation(operationId, action, scope.Caller.UserName, team, scope.OwnUnitId);
        return await FileAsync(await store.SaveAsync(team, operation, cancellationToken), store, scope, cancellationToken);
    }

    private static async Task<Team> FindAsync(string id, ITeamStore store, DataScope scope, CancellationToken cancellationToken) =>
        id.Length <= MaxId && await store.FindAsync(id, cancellationToken) is { } team && IsSeen(team, scope) ? team : throw Problems.NotFound("team");

    private static bool IsSeen(Team team, DataScope scope) => team.Members.Any(m => scope.AllowsManager(m.ManagerId));

    /// <summary>Errors: <c>manager_unknown</c> at the member who is not led or not active.</summary>
    private static Team Led(Team team, DataScope scope)
    {
        for (var i = 0; i < team.Members.Length; i++)
        {
            var id = team.Members[i].ManagerId;
            if (OrganizationTree.IsPool(id) || !scope.AllowsManager(id))
            {
                throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{id}', or not within your scope.", $"members[{i}].managerId");
            }
        }

        return team;
    }

    private static async Task<TeamFile> FileAsync(Team team, ITeamStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var customers = (await store.ReadCustomersAsync([team.Id], scope.Today, cancellationToken))[team.Id].ToArray();
        return new TeamFile(View(team, customers, scope), [.. customers.Where(c => scope.IsWholeBank || c.Shares.Any(s => scope.AllowsManager(s.ManagerId)))]);
    }

    private static TeamView View(Team team, IEnumerable<TeamCustomer> customers, DataScope scope)
    {
        var served = customers.ToArray();
        return new TeamView(
            team.Id,
            team.Version,
            team.Name,
            team.Retired,
            team.Members.All(m => scope.AllowsManager(m.ManagerId)),
            [
                .. team.Members.Select(m => (Share: m, Manager: scope.Organization.FindManager(m.ManagerId))).Select(m =>
                    new TeamMemberView(m.Share.ManagerId, m.Manager?.Name ?? m.Share.ManagerId, m.Manager?.UnitOn(scope.Today) ?? "", m.Manager?.Active == true, m.Share.BasisPoints)),
            ],
            served.Length,
            served.Sum(c => c.Deposits),
            served.Sum(c => c.Loans));
    }
}
