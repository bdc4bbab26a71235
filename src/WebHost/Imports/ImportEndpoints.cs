using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Grains.Audit;
using Podium.Silo.Imports;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Imports;

/// <summary>Files of postings.</summary>
internal static class ImportEndpoints
{
    private const int Newest = 100;

    /// <summary>Maps <c>/api/imports</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Feed").RequireAuthorization(Policies.Feeders);
        imports.MapPost("", UploadAsync).WithName("uploadPostings")
            .WithSummary("Takes a CSV file of postings and books it in the background.")
            .WithDescription(
                "UTF-8 with a header: source,id,customer,account,kind,product,amount,currency,value_date,booked_at,reverses_source,reverses_id, in any order. A file that "
                + "cannot be read is refused before any row is booked; a bad row does not keep the others out. Uploading a file again counts nothing twice.")
            .Accepts<ImportForm>("multipart/form-data")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        imports.MapGet("", ListAsync).WithName("listImports").WithSummary("The newest uploads, own ones or, for administrators, all.");
        imports.MapGet("/{id}", GetAsync).WithName("getImport").WithSummary("How far an upload is.");
        imports.MapGet("/{id}/rejected.csv", GetRejectedAsync).WithName("getRejectedRows")
            .WithSummary("The refused rows of an upload: line, source, id, field, code, message.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<Accepted<ImportStarted>> UploadAsync(HttpContext context, ImportUpload upload, DataScope scope)
    {
        var job = await upload.TakeAsync(context, scope.Caller.UserName);
        return TypedResults.Accepted($"/api/imports/{job.Id}", new ImportStarted(job.Id));
    }

    private static async Task<Ok<ImmutableArray<ImportView>>> ListAsync(IImportStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var jobs = await store.ListAsync(scope.IsWholeBank ? null : scope.Caller.UserName, Newest, cancellationToken);
        ImmutableArray<ImportView> views = [.. jobs.Select(ImportView.Of)];
        return TypedResults.Ok(views);
    }

    private static async Task<Ok<ImportView>> GetAsync(string id, IImportStore store, DataScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(ImportView.Of(await FindAsync(id, store, scope, cancellationToken)));

    private static async Task GetRejectedAsync(string id, HttpContext context, IImportStore store, IAuditTrail audit, TimeProvider time, DataScope scope)
    {
        var job = await FindAsync(id, store, scope, context.RequestAborted);
        await audit.AppendAsync(
            new AuditRecord(time.GetUtcNow(), scope.Caller.UserName, AuditActions.ImportExported, "import/" + id, After: AuditText.Of(new { job.FileName, rows = job.Rejected })),
            context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"rejected-{id}.csv\"";
        await context.Response.WriteAsync(RejectedCsv.Header, context.RequestAborted);
        await foreach (var reject in store.ReadRejectsAsync(id, context.RequestAborted))
        {
            await context.Response.WriteAsync(RejectedCsv.Row(reject), context.RequestAborted);
        }
    }

    private static async Task<ImportJob> FindAsync(string id, IImportStore store, DataScope scope, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } job
        && (scope.IsWholeBank || string.Equals(job.UserName, scope.Caller.UserName, StringComparison.Ordinal))
            ? job
            : throw Problems.NotFound("import");
}
