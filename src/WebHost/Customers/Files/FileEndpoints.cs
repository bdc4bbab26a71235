using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.WebHost.Errors;
using Podium.WebHost.Needs;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers.Files;

/// <summary>The customer's file: what is known, who it is related to, what happened.</summary>
internal static class FileEndpoints
{
    private const int MaxPage = 200;
    private const int MaxRelations = 50;

    /// <summary>Adds what the customer's addresses need.</summary>
    public static void AddPodiumCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CustomerAccess>();
        services.AddSingleton<FileReader>();
        services.AddSingleton<NeedAccess>();
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section);
        services.AddSingleton<DocumentFolder>();
        services.AddSingleton<DocumentUpload>();
        services.AddHostedService<DocumentSweep>();
    }

    /// <summary>Maps the file below <c>/api/customers/{id}</c>.</summary>
    public static void MapCustomerFiles(this IEndpointRouteBuilder api)
    {
        var customer = api.MapGroup("/customers/{id}").WithTags("Customer file").RequireAuthorization(Policies.Bankers);
        customer.MapGet("/file", GetAsync).WithName("getCustomerFile").WithSummary("Everything about a customer in scope.");
        customer.MapPut("/file", SaveAsync).RequireAuthorization(Policies.Owners).WithName("saveCustomerFile")
            .WithSummary("Replaces the file and the contact data. A version older than the stored one is version_changed; repeating an operation id is harmless.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        customer.MapGet("/timeline", TimelineAsync).WithName("getCustomerTimeline").WithSummary("What happened with a customer, newest first.")
            .WithDescription("kind, given once or more often: only rows of these kinds.");
        customer.MapPut("/relations", RelateAsync).RequireAuthorization(Policies.Owners).WithName("saveCustomerRelations")
            .WithSummary("Replaces the relations to customers in scope; the other side shows the inverse.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<CustomerFileView>> GetAsync(string id, DataScope scope, CustomerAccess access, FileReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(await access.ReadAsync(scope, id, "file", cancellationToken), scope, cancellationToken));

    private static async Task<Ok<CustomerFileView>> SaveAsync(
        string id, FileChange change, DataScope scope, CustomerAccess access, FileReader reader, CancellationToken cancellationToken)
    {
        var (grain, _) = await access.FindAsync(scope, id, cancellationToken);
        var saved = await grain.SaveFileAsync(change);
        return TypedResults.Ok(await reader.ReadAsync(saved, scope, cancellationToken));
    }

    private static async Task<Ok<TimelinePage>> TimelineAsync(
        string id,
        DataScope scope,
        CustomerAccess access,
        TimelineReader timeline,
        CancellationToken cancellationToken,
        string? before = null,
        int count = 50,
        string[]? kind = null)
    {
        if (count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Count is 1 to {MaxPage}.", "count");
        }

        var kinds = (kind ?? []).Select(one => Choice.Read<TimelineKind>(one, "kind")).ToHashSet();
        var place = string.IsNullOrEmpty(before) ? (TimelinePlace?)null : TimelinePlace.Parse(before);
        var customer = await access.ReadAsync(scope, id, "timeline", cancellationToken);
        var (rows, next) = await timeline.ReadAsync(customer.Id, kinds, place, count, cancellationToken);
        return TypedResults.Ok(new TimelinePage([.. rows], next?.ToString()));
    }

    private static async Task<Ok<CustomerFileView>> RelateAsync(
        string id,
        RelationsChange change,
        DataScope scope,
        CustomerAccess access,
        FileReader reader,
        ICustomerFileStore files,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        Ids.Require(change.OperationId, 64, "operationId");
        var (_, customer) = await access.FindAsync(scope, id, cancellationToken);
        var wanted = Check(customer.Id, change.Relations);
        foreach (var other in wanted.Select(relation => relation.CustomerId).Distinct(StringComparer.Ordinal))
        {
            await access.FindAsync(scope, other, cancellationToken);
        }

        var visible = (await reader.RelationsAsync(customer.Id, scope, cancellationToken)).Select(r => new CustomerRelation(r.CustomerId, r.Kind)).ToArray();
        var record = new AuditRecord(
            time.GetUtcNow(), scope.Caller.UserName, AuditActions.RelationsChanged, "customer/" + customer.Id, customer.Id, customer.HomeUnitId, AuditText.Of(visible), AuditText.Of(wanted));
        FileSave.RequireFree(await files.ChangeRelationsAsync(
            new RelationsWrite(customer.Id, change.OperationId, FileSave.HashOf(customer.Id, wanted), [.. wanted.Except(visible)], [.. visible.Except(wanted)], record),
            cancellationToken));
        return TypedResults.Ok(await reader.ReadAsync(customer, scope, cancellationToken));
    }

    private static ImmutableArray<CustomerRelation> Check(string customerId, ImmutableArray<RelationChange> relations)
    {
        if (relations.Length > MaxRelations)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"A customer has up to {MaxRelations} relations.", "relations");
        }

        foreach (var (relation, i) in relations.Select((relation, i) => (relation, i)))
        {
            Ids.Require(relation.CustomerId, 32, $"relations[{i}].customerId");
            if (relation.CustomerId == customerId)
            {
                throw new PodiumException(ErrorCodes.NotAllowed, "A customer has no relation to itself.", $"relations[{i}].customerId");
            }
        }

        return [.. relations.Select(relation => new CustomerRelation(relation.CustomerId, relation.Kind)).Distinct()];
    }
}
