using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Silo.Accounts;
using Podium.WebHost.Security;

namespace Podium.WebHost.Accounts;

/// <summary>Accounts, for administrators.</summary>
internal static class UserEndpoints
{
    /// <summary>Maps <c>/api/users</c>.</summary>
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Accounts").RequireAuthorization(Policies.Administrators);
        users.MapGet("", ListAsync).WithName("listUsers").WithSummary("All accounts by name.");
        users.MapPost("", CreateAsync).WithName("createUser").WithSummary("Creates an account.").ProducesProblem(StatusCodes.Status409Conflict);
        users.MapPatch("/{userName}", ChangeAsync).WithName("changeUser")
            .WithSummary("Changes an account; all its sign-ins end at once.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<ImmutableArray<UserView>>> ListAsync(IAccountStore store, CancellationToken cancellationToken)
    {
        ImmutableArray<UserView> users = [.. (await store.ListUsersAsync(cancellationToken)).Select(View)];
        return TypedResults.Ok(users);
    }

    private static async Task<Created<UserView>> CreateAsync(UserRegistration user, AccountService accounts, CancellationToken cancellationToken)
    {
        var account = new NewAccount(user.UserName, user.DisplayName, user.Password, user.Role, user.ManagerId, user.UnitId);
        return TypedResults.Created((string?)null, View(await accounts.CreateAsync(account, cancellationToken)));
    }

    private static async Task<Ok<UserView>> ChangeAsync(string userName, UserChange change, AccountService accounts, CancellationToken cancellationToken)
    {
        var wanted = new AccountChange(change.DisplayName, change.Password, change.Role, change.ManagerId, change.UnitId, change.Active);
        return TypedResults.Ok(View(await accounts.ChangeAsync(userName, wanted, cancellationToken)));
    }

    private static UserView View(UserAccount user) =>
        new(user.UserName, user.DisplayName, user.Role, user.ManagerId, user.UnitId, user.Active, user.LockedUntil);
}
