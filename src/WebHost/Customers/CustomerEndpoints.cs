using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Audit;
using Podium.Grains.Customers;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers;

/// <summary>Customers: registering, finding, changing, assigning.</summary>
internal static class CustomerEndpoints
{
    private const int MaxPage = 200;

    /// <summary>Maps <c>/api/customers</c>.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers").RequireAuthorization();
        customers.MapGet("", ListAsync).RequireAuthorization(Policies.Bankers).WithName("listCustomers")
            .WithSummary("Customers in scope, by id; search takes parts of names, pinyin or its initials, phone digits, licence number, id.")
            .WithDescription("incomplete=true: important and key customers without a full archive.");
        customers.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.Bankers).WithName("getCustomer").WithSummary("A customer in scope.");
        customers.MapPost("/{id}", RegisterAsync).RequireAuthorization(Policies.Feeders).WithName("registerCustomer")
            .WithSummary("Registers a customer. Repeating with the same content is harmless. Integrators get no content back.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        customers.MapPost("/{id}/accounts", AddAccountsAsync).RequireAuthorization(Policies.Feeders).WithName("addAccounts")
            .WithSummary("Adds accounts. Repeating is harmless.").ProducesProblem(StatusCodes.Status409Conflict);
        customers.MapPatch("/{id}", ChangeProfileAsync).RequireAuthorization(Policies.Owners).WithName("changeProfile")
            .WithSummary("Changes the profile of a customer in scope; what is left out stays.").ProducesProblem(StatusCodes.Status409Conflict);
        customers.MapPost("/{id}/assignments", AssignAsync).RequireAuthorization(Policies.Leaders).WithName("assignCustomer")
            .WithSummary("Gives a customer in scope other owners in scope from a date on. Repeating an operation id is harmless.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<CustomerList>> ListAsync(
        DataScope scope,
        ICustomerStore store,
        IAuditTrail audit,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? search = null,
        string? managerId = null,
        string? tier = null,
        bool incomplete = false,
        int offset = 0,
        int count = 50)
    {
        if (offset < 0 || count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 or more, count is 1 to {MaxPage}.", "count");
        }

        var (managers, units) = CustomerReach.Of(scope, managerId);
        var query = new CustomerQuery(search, managers, units, scope.Today, offset, count, ParseTier(tier), incomplete);
        var page = await store.SearchAsync(query, cancellationToken);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var filter = AuditText.Of(new { search, managerId, tier, incomplete, offset, rows = page.Rows.Count, page.Count });
            await audit.AppendAsync(
                new AuditRecord(time.GetUtcNow(), scope.Caller.UserName, AuditActions.CustomersSearched, "customers", UnitId: scope.OwnUnitId, After: filter), cancellationToken);
        }

        return TypedResults.Ok(new CustomerList(page.Count, [.. page.Rows.Select(row => View(row, scope))], page.IsCapped));
    }

    private static async Task<Ok<CustomerView>> GetAsync(string id, DataScope scope, CustomerAccess access, CancellationToken cancellationToken) =>
        TypedResults.Ok(await access.ReadAsync(scope, id, "profile", cancellationToken));

    private static async Task<Results<Ok<CustomerView>, NoContent>> RegisterAsync(
        string id,
        CustomerRegistration registration,
        DataScope scope,
        IGrainFactory grains)
    {
        Ids.Require(id, 32, "id");
        return Answer(await grains.GetGrain<ICustomerGrain>(id).RegisterAsync(registration), scope);
    }

    private static async Task<Results<Ok<CustomerView>, NoContent>> AddAccountsAsync(
        string id,
        ImmutableArray<string> accounts,
        DataScope scope,
        IGrainFactory grains)
    {
        Ids.Require(id, 32, "id");
        return Answer(await grains.GetGrain<ICustomerGrain>(id).AddAccountsAsync(accounts), scope);
    }

    private static async Task<Ok<CustomerView>> ChangeProfileAsync(
        string id, ProfileChange change, DataScope scope, CustomerAccess access, CancellationToken cancellationToken)
    {
        var (grain, before) = await access.FindAsync(scope, id, cancellationToken);
        return TypedResults.Ok(await grain.UpdateProfileAsync(change.ApplyTo(before.Profile)));
    }

    private static async Task<Ok<CustomerView>> AssignAsync(
        string id, AssignmentChange change, DataScope scope, CustomerAccess access, CancellationToken cancellationToken)
    {
        var (grain, _) = await access.FindAsync(scope, id, cancellationToken);
        foreach (var share in change.Shares)
        {
            if (OrganizationTree.IsPool(share.ManagerId) || !scope.AllowsManager(share.ManagerId))
            {
                throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{share.ManagerId}', or not within your scope.", "shares");
            }
        }

        if (change.Followed is not { } followed)
        {
            return TypedResults.Ok(await grain.AssignAsync(change.OperationId, change.From, change.Shares));
        }

        return change.Shares.Any(share => string.Equals(share.ManagerId, followed.ManagerId, StringComparison.Ordinal))
            ? TypedResults.Ok(await grain.ReassignAsync(new Reassignment(
                change.OperationId, change.From, change.Shares, FormattableString.Invariant($"proposal: {followed.ManagerId}, {followed.Score} points, rules {followed.RulesVersion}"))))
            : throw new PodiumException(ErrorCodes.Malformed, "Who was proposed is none of the new owners.", "followed");
    }

    private static Tier? ParseTier(string? tier) => string.IsNullOrEmpty(tier)
        ? null
        : Enum.TryParse<Tier>(tier, ignoreCase: true, out var parsed) && !char.IsAsciiDigit(tier[0])
            ? parsed
            : throw new PodiumException(ErrorCodes.Malformed, "The tier is general, important or key.", "tier");

    // A system writes customers and may not read them.
    private static Results<Ok<CustomerView>, NoContent> Answer(CustomerView view, DataScope scope) =>
        scope.AllowsCustomer(view) ? TypedResults.Ok(view) : TypedResults.NoContent();

    private static CustomerRowView View(CustomerListRow row, DataScope scope) => new(
        row.Id,
        row.Row.Profile.Name,
        row.Row.Profile.Kind,
        row.Row.Tier,
        row.Row.HomeUnitId,
        [.. row.Shares.Select(s => s.ManagerId)],
        row.Row.Profile.Phone,
        row.Completeness,
        [.. row.Shares.Select(s => new OwnerView(s.ManagerId, scope.Organization.FindManager(s.ManagerId)?.Name ?? s.ManagerId, s.BasisPoints))]);
}
