using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Organization;
using Podium.WebHost.Errors;

namespace Podium.WebHost.Security;

/// <summary>Signing in and out.</summary>
internal static class SessionEndpoints
{
    /// <summary>Name of the rate limit on sign-ins.</summary>
    public const string RateLimit = "sign-in";

    /// <summary>Maps <c>/api/session</c>.</summary>
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapGet("", Get).AllowAnonymous().WithName("getSession")
            .WithSummary("Who is signed in; sets the cookie XSRF-TOKEN, whose value every unsafe call by cookie sends as header X-XSRF-TOKEN.")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapPost("", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimit).WithName("signIn")
            .WithSummary("Signs in; several wrong passwords lock the account for a while.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        session.MapDelete("", SignOutAsync).WithName("signOut").WithSummary("Signs out.");
        session.MapPost("/password", ChangePasswordAsync).RequireRateLimiting(RateLimit).WithName("changePassword")
            .WithSummary("Changes the own password and ends the account's other sign-ins.");
    }

    private static Results<Ok<SessionView>, ProblemHttpResult> Get(HttpContext context, IAntiforgery antiforgery, ScopeSource scopes, BankDirectory bank)
    {
        AntiforgeryGuard.Hand(context, antiforgery);
        return context.User.Identity?.IsAuthenticated == true
            ? TypedResults.Ok(View(scopes.Get(context.User), bank))
            : TypedResults.Problem(Problems.Of(ErrorStatus.Default(StatusCodes.Status401Unauthorized)));
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> SignInAsync(
        SignIn signIn,
        HttpContext context,
        AccountService accounts,
        IAntiforgery antiforgery,
        ScopeSource scopes,
        BankDirectory bank,
        CancellationToken cancellationToken)
    {
        var user = await accounts.ProveAsync(signIn.UserName, signIn.Password, cancellationToken);
        if (user is null)
        {
            const string sentence = "User name or password is wrong, or the account is ended or locked for a while after wrong passwords.";
            return TypedResults.Problem(Problems.Of(new PodiumError(ErrorCodes.Unauthenticated, sentence)));
        }

        var principal = AccessCheck.PrincipalOf(user, Schemes.Cookie, user.SecurityStamp);
        await context.SignInAsync(Schemes.Cookie, principal);
        context.User = principal;
        AntiforgeryGuard.Hand(context, antiforgery);
        return TypedResults.Ok(View(scopes.Get(principal), bank));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        await context.SignOutAsync(Schemes.Cookie);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        AntiforgeryGuard.Hand(context, antiforgery);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangePasswordAsync(
        PasswordChange change,
        HttpContext context,
        AccountService accounts,
        IAntiforgery antiforgery,
        CancellationToken cancellationToken)
    {
        var userName = context.User.FindFirstValue(ClaimTypes.Name)!;
        if (await accounts.ProveAsync(userName, change.Current, cancellationToken) is null)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "The password until now is wrong.", "current");
        }

        var user = await accounts.ChangeAsync(userName, new AccountChange(Password: change.New), cancellationToken);
        if (context.User.Identity?.AuthenticationType == Schemes.Cookie)
        {
            context.User = AccessCheck.PrincipalOf(user, Schemes.Cookie, user.SecurityStamp);
            await context.SignInAsync(Schemes.Cookie, context.User);
            AntiforgeryGuard.Hand(context, antiforgery);
        }

        return TypedResults.NoContent();
    }

    private static SessionView View(DataScope scope, BankDirectory bank) => new(
        scope.Caller.UserName,
        scope.Caller.DisplayName,
        scope.Caller.Role,
        scope.Caller.ManagerId,
        scope.OwnUnitId,
        [.. scope.Organization.Snapshot.Units.Where(u => scope.ShowsUnit(u.Id)).Select(u => u.Id)],
        scope.ShowPeerAmounts || scope.IsWholeBank || scope.Caller.Role == CallerRole.BranchHead,
        bank.Day);
}
