using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Search;

namespace Podium.Grains.Customers.Files;

/// <summary>Keeps customer files and the relations between customers.</summary>
public interface ICustomerFileStore
{
    /// <summary>The file; null when nobody has written one.</summary>
    Task<StoredFile?> LoadAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>Writes file, contact data, search terms and audit in one transaction, where the version still is what the change was made from.</summary>
    Task<FileOutcome> SaveAsync(FileWrite write, CancellationToken cancellationToken);

    /// <summary>The days on which the tier changed, ascending.</summary>
    Task<ImmutableArray<TierStep>> LoadTiersAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>The relations of a customer.</summary>
    Task<ImmutableArray<CustomerRelation>> LoadRelationsAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>Adds and removes relations, seen from both sides. Repeating an operation id with the same content changes nothing.</summary>
    Task<FileOutcome> ChangeRelationsAsync(RelationsWrite write, CancellationToken cancellationToken);
}

/// <summary>What became of a change.</summary>
public enum FileOutcome
{
    /// <summary>Written.</summary>
    Saved,
    /// <summary>The operation was done before; nothing changed.</summary>
    Repeated,
    /// <summary>The operation id was used for something else; nothing changed.</summary>
    Conflict,
    /// <summary>Somebody saved in between; nothing changed.</summary>
    VersionChanged,
}

/// <summary>A file as stored.</summary>
/// <param name="Version">Rises with every save.</param>
/// <param name="Content">What it holds.</param>
public sealed record StoredFile(long Version, FileContent Content);

/// <summary>A file to write.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="OperationId">Unique in the bank.</param>
/// <param name="ContentHash">Fingerprint of the change, to tell a repeat from a conflict.</param>
/// <param name="Version">The version it was made from.</param>
/// <param name="Profile">The profile with the new contact data.</param>
/// <param name="Content">The new content.</param>
/// <param name="Card">What lists and search show of it.</param>
/// <param name="Audit">The entry; what it was before is filled in.</param>
public sealed record FileWrite(
    string CustomerId, string OperationId, long ContentHash, long Version, CustomerProfile Profile, FileContent Content, CustomerCard Card, AuditRecord Audit);

/// <summary>A tier and the day from which it held.</summary>
public readonly record struct TierStep(DateOnly From, Tier Tier);

/// <summary>What one customer is to another.</summary>
public enum RelationKind
{
    /// <summary>It supplies the customer.</summary>
    Supplier,
    /// <summary>It buys from the customer.</summary>
    Client,
    /// <summary>It owns the customer.</summary>
    Owner,
    /// <summary>Family.</summary>
    Family,
    /// <summary>It guarantees for the customer.</summary>
    Guarantor,
    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A relation of a customer.</summary>
/// <param name="CustomerId">The other customer.</param>
/// <param name="Kind">What the other one is.</param>
public readonly record struct CustomerRelation(string CustomerId, RelationKind Kind)
{
    /// <summary>The same relation seen from the other side.</summary>
    public RelationKind Inverse => Kind switch
    {
        RelationKind.Supplier => RelationKind.Client,
        RelationKind.Client => RelationKind.Supplier,
        RelationKind.Family => RelationKind.Family,
        _ => RelationKind.Other,
    };
}

/// <summary>A change of relations.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="OperationId">Unique in the bank.</param>
/// <param name="ContentHash">Fingerprint of what was sent.</param>
/// <param name="Added">New ones.</param>
/// <param name="Removed">Gone ones.</param>
/// <param name="Audit">The entry.</param>
public sealed record RelationsWrite(
    string CustomerId, string OperationId, long ContentHash, ImmutableArray<CustomerRelation> Added, ImmutableArray<CustomerRelation> Removed, AuditRecord Audit);
