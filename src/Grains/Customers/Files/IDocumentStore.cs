using System.Collections.Immutable;
using Podium.Grains.Audit;

namespace Podium.Grains.Customers.Files;

/// <summary>A document in a customer's file. Its content lies in a file of its own, named by the id.</summary>
/// <param name="Id">32 hexadecimal digits, given by the platform.</param>
/// <param name="CustomerId">Whose file it is in.</param>
/// <param name="Name">As uploaded; shown, never used as a path.</param>
/// <param name="Kind">What it is, as the uploader says: for instance licence, contract.</param>
/// <param name="ContentType">Media type by its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of the content, hexadecimal.</param>
/// <param name="UploadedBy">User name.</param>
/// <param name="UploadedAt">When.</param>
public sealed record CustomerDocument(
    string Id, string CustomerId, string Name, string Kind, string ContentType, long Size, string Sha256, string UploadedBy, DateTimeOffset UploadedAt);

/// <summary>Keeps which documents there are.</summary>
public interface IDocumentStore
{
    /// <summary>
    /// Adds a document, with its audit entry. A repeated operation answers the document of the first time; used with other content it is
    /// <c>conflict</c>.
    /// </summary>
    Task<CustomerDocument> AddAsync(string operationId, CustomerDocument document, AuditRecord audit, CancellationToken cancellationToken);

    /// <summary>The document, or null when there is none or it was removed.</summary>
    Task<CustomerDocument?> FindAsync(string customerId, string id, CancellationToken cancellationToken);

    /// <summary>The documents of a customer, newest first.</summary>
    Task<ImmutableArray<CustomerDocument>> ListAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>Removes a document, with its audit entry; false when it is gone already.</summary>
    Task<bool> RemoveAsync(string customerId, string id, AuditRecord audit, CancellationToken cancellationToken);

    /// <summary>Which of these ids are documents, by id; true for those that were removed.</summary>
    Task<IReadOnlyDictionary<string, bool>> FindRemovedAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
