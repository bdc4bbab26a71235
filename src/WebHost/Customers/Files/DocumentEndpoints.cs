using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Customers;
using Podium.Grains;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers.Files;

/// <summary>Documents in a customer's file.</summary>
internal static class DocumentEndpoints
{
    /// <summary>Maps <c>/api/customers/{id}/documents</c>.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/customers/{id}/documents").WithTags("Customer file").RequireAuthorization(Policies.Bankers);
        documents.MapPost("", AddAsync).RequireAuthorization(Policies.Owners).WithName("addDocument")
            .WithSummary("Adds a document: PDF, JPEG, PNG, HEIC, DOCX, XLSX, CSV or TXT whose content is what its name says. Repeating an operation id is harmless.")
            .Accepts<DocumentForm>("multipart/form-data")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        documents.MapGet("/{documentId}", DownloadAsync).WithName("getDocument").WithSummary("The document, to be saved and not to be shown.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
        documents.MapDelete("/{documentId}", RemoveAsync).RequireAuthorization(Policies.Owners).WithName("removeDocument").WithSummary("Removes a document for good.");
    }

    private static async Task<Ok<DocumentView>> AddAsync(
        string id, HttpContext context, DataScope scope, CustomerAccess access, DocumentUpload upload, IDocumentStore store, DocumentFolder folder, TimeProvider time)
    {
        var (_, customer) = await access.FindAsync(scope, id, context.RequestAborted);
        var taken = await upload.TakeAsync(context);
        try
        {
            Ids.Require(taken.OperationId, 64, "operationId");
            FileRules.Text(taken.Kind, 40, "kind", isRequired: true);
            var document = new CustomerDocument(
                taken.Id, customer.Id, taken.Name, taken.Kind, taken.ContentType, taken.Size, taken.Sha256, scope.Caller.UserName, time.GetUtcNow());
            var after = AuditText.Of(new { document.Name, document.Kind, document.ContentType, document.Size, document.Sha256 });
            var added = await store.AddAsync(
                taken.OperationId, document, Record(AuditActions.DocumentAdded, document.Id, customer, scope, time, null, after), context.RequestAborted);
            if (added.Id == taken.Id)
            {
                folder.Settle(taken.Id);
            }
            else
            {
                folder.Delete(taken.Id);
            }

            return TypedResults.Ok(DocumentView.Of(added));
        }
        catch
        {
            if (await store.FindAsync(customer.Id, taken.Id, CancellationToken.None) is null)
            {
                folder.Delete(taken.Id);
            }

            throw;
        }
    }

    private static async Task<FileStreamHttpResult> DownloadAsync(
        string id,
        string documentId,
        DataScope scope,
        CustomerAccess access,
        IDocumentStore store,
        DocumentFolder folder,
        IAuditTrail audit,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (_, customer) = await access.FindAsync(scope, id, cancellationToken);
        var document = await store.FindAsync(customer.Id, documentId, cancellationToken) ?? throw Problems.NotFound("document");
        var content = folder.Open(document.Id) ?? throw Problems.NotFound("document");
        try
        {
            await audit.AppendAsync(Record(AuditActions.DocumentRead, document.Id, customer, scope, time, null, AuditText.Of(new { document.Name })), cancellationToken);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }

        // With a name it is an attachment; the host forbids browsers to guess another type.
        return TypedResults.File(content, document.ContentType, document.Name);
    }

    private static async Task<NoContent> RemoveAsync(
        string id,
        string documentId,
        DataScope scope,
        CustomerAccess access,
        IDocumentStore store,
        DocumentFolder folder,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (_, customer) = await access.FindAsync(scope, id, cancellationToken);
        var document = await store.FindAsync(customer.Id, documentId, cancellationToken) ?? throw Problems.NotFound("document");
        var before = AuditText.Of(new { document.Name, document.Kind, document.ContentType, document.Size, document.Sha256 });
        await store.RemoveAsync(customer.Id, document.Id, Record(AuditActions.DocumentRemoved, document.Id, customer, scope, time, before, null), cancellationToken);
        folder.Delete(document.Id);
        return TypedResults.NoContent();
    }

    private static AuditRecord Record(string action, string documentId, CustomerView customer, DataScope scope, TimeProvider time, string? before, string? after) =>
        new(time.GetUtcNow(), scope.Caller.UserName, action, "document/" + documentId, customer.Id, customer.HomeUnitId, before, after);
}

/// <summary>The form of an upload.</summary>
/// <param name="File">The document.</param>
/// <param name="Kind">What it is, 1 to 40 characters: for instance licence, contract.</param>
/// <param name="OperationId">Chosen by the caller: repeating it is harmless.</param>
internal sealed record DocumentForm(IFormFile File, string Kind, string OperationId);
