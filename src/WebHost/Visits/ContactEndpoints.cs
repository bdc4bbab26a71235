using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Organization;
using Podium.Silo.Visits;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>Contacts, and who is out.</summary>
internal static class ContactEndpoints
{
    private const int MostContacts = 200;

    /// <summary>Maps <c>/api/contacts</c>, <c>/api/customers/{id}/contacts</c> and <c>/api/whereabouts</c>.</summary>
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/contacts", AddAsync).WithTags("Visits").RequireAuthorization(Policies.Managers).WithName("recordContact")
            .WithSummary("Records a contact with an own customer.").ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/customers/{id}/contacts", ListAsync).WithTags("Visits").RequireAuthorization(Policies.Bankers).WithName("listContacts")
            .WithSummary("The contacts with a customer in scope, newest first.");
        api.MapGet("/whereabouts", ListOutAsync).WithTags("Visits").RequireAuthorization(Policies.Bankers).WithName("listWhereabouts")
            .WithSummary("Who of the managers in scope is out, and where.");
    }

    private static async Task<Ok<Contact>> AddAsync(ContactRequest request, DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken)
    {
        var manager = await desk.RequireOwnCustomerAsync(scope, request.CustomerId, cancellationToken);
        var times = desk.Clock.Times;
        var at = times.Read(request.At, "at");
        if (at > desk.Clock.Now.AddMinutes(5) || at < desk.Clock.Now.AddYears(-1))
        {
            throw new PodiumException(ErrorCodes.Malformed, "A contact is recorded after it took place, within a year.", "at");
        }

        var next = string.IsNullOrWhiteSpace(request.NextContact) ? (DateTimeOffset?)null : times.Read(request.NextContact, "nextContact");
        if (next <= at)
        {
            throw new PodiumException(ErrorCodes.InThePast, "The next contact lies after this one.", "nextContact");
        }

        var contact = new Contact(
            Guid.NewGuid().ToString("N"),
            request.CustomerId,
            manager,
            request.Kind,
            at,
            times.DayOf(at),
            VisitDesk.Text(request.Result, 4_000, "result"),
            next,
            scope.Caller.UserName,
            request.Outcome);
        var kept = await store.AddContactAsync(contact, VisitDesk.Operation(scope, request.OperationId, "contact.recorded", request), cancellationToken);
        await desk.TellAsync(manager, "contact", kept.Id);
        return TypedResults.Ok(kept);
    }

    private static async Task<Ok<ImmutableArray<Contact>>> ListAsync(
        string id, DataScope scope, CustomerAccess customers, IVisitStore store, CancellationToken cancellationToken)
    {
        await customers.ReadAsync(scope, id, "contacts", cancellationToken);
        return TypedResults.Ok<ImmutableArray<Contact>>([.. await store.ListContactsAsync(id, MostContacts, cancellationToken)]);
    }

    private static async Task<Ok<ImmutableArray<Whereabouts>>> ListOutAsync(
        DataScope scope, VisitDesk desk, IVisitStore store, CancellationToken cancellationToken, string? unitId = null)
    {
        var managers = ManagersOf(scope, unitId);
        var outings = (await store.ListOutAsync(managers, cancellationToken)).ToLookup(o => o.ManagerId, StringComparer.Ordinal);
        return TypedResults.Ok<ImmutableArray<Whereabouts>>(
            [.. managers.Select(id => Whereabouts.Of(id, desk.NameOf(id), outings[id].FirstOrDefault(), desk.Clock.Now))]);
    }

    /// <summary>The active managers in scope, of a unit and below when one is named, by name. Errors: <c>not_found</c>.</summary>
    public static IReadOnlyList<string> ManagersOf(DataScope scope, string? unitId)
    {
        if (unitId is not null && !scope.AllowsUnit(unitId))
        {
            throw Problems.NotFound("unit");
        }

        return
        [
            .. scope.Organization.Snapshot.Managers
                .Where(m => m.Active && !OrganizationTree.IsPool(m.Id) && scope.AllowsManager(m.Id))
                .Where(m => unitId is null || scope.Organization.IsWithin(m.UnitOn(scope.Today), unitId))
                .OrderBy(m => m.Name, StringComparer.Ordinal)
                .ThenBy(m => m.Id, StringComparer.Ordinal)
                .Select(m => m.Id),
        ];
    }
}
