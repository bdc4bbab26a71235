using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;
using Podium.WebHost.Needs;

namespace Podium.WebHost.Customers.Files;

/// <summary>Everything about a customer (客户管理档案).</summary>
/// <param name="Customer">Profile, owners, balances of today.</param>
/// <param name="Person">For persons; null for others.</param>
/// <param name="Company">For companies and institutions; null for persons.</param>
/// <param name="Status">Where the relation stands.</param>
/// <param name="CoreQuality">核心优质客户.</param>
/// <param name="Notes">Free text.</param>
/// <param name="Version">Send it with the next change; 0 when nothing was saved yet.</param>
/// <param name="Completeness">Against what the tier requires.</param>
/// <param name="TierHistory">Ascending; the first is the day of coming.</param>
/// <param name="Relations">To customers in scope.</param>
/// <param name="Documents">Newest first.</param>
/// <param name="OpenNeeds">Those that are not closed, the first deadline first.</param>
/// <param name="OwnerNames">Names of all managers of its assignments by id: colleagues who share a customer know each other.</param>
/// <param name="NoMessages">Whether the customer wants no thanks, greetings or notices.</param>
public sealed record CustomerFileView(
    CustomerView Customer,
    PersonFile? Person,
    CompanyFile? Company,
    CustomerStatus Status,
    bool CoreQuality,
    string Notes,
    long Version,
    CompletenessView Completeness,
    ImmutableArray<TierView> TierHistory,
    ImmutableArray<RelationView> Relations,
    ImmutableArray<DocumentView> Documents,
    ImmutableArray<NeedView> OpenNeeds,
    IReadOnlyDictionary<string, string> OwnerNames,
    bool NoMessages);

/// <summary>How complete a file is.</summary>
/// <param name="Percent">Of the fields that the tier requires.</param>
/// <param name="Required">Whether the full archive is required (deposits or credit of 1,000,000 or more).</param>
/// <param name="Missing">Keys of the fields that are empty: phone, address, title, formOfAddress, birthday, hobbies, family, licenceNumber, legalRepresentative, industry, contacts.</param>
public sealed record CompletenessView(int Percent, bool Required, ImmutableArray<string> Missing)
{
    internal static CompletenessView Of(Completeness completeness) => new(completeness.Percent, completeness.Required, completeness.Missing);
}

/// <summary>A tier and since when.</summary>
/// <param name="From">First day.</param>
/// <param name="Tier">The tier.</param>
public sealed record TierView(DateOnly From, Tier Tier);

/// <summary>A related customer.</summary>
/// <param name="CustomerId">The other customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is to this one.</param>
public sealed record RelationView(string CustomerId, string Name, RelationKind Kind);

/// <summary>The relations of a customer to those in scope; others stay.</summary>
/// <param name="OperationId">Chosen by the caller: repeating it is harmless.</param>
/// <param name="Relations">All of them, up to 50.</param>
public sealed record RelationsChange(string OperationId, ImmutableArray<RelationChange> Relations);

/// <summary>A relation to have.</summary>
/// <param name="CustomerId">The other customer.</param>
/// <param name="Kind">What it is to this one.</param>
public sealed record RelationChange(string CustomerId, RelationKind Kind);

/// <summary>A document in a file.</summary>
/// <param name="Id">Given by the platform.</param>
/// <param name="Name">As uploaded.</param>
/// <param name="Kind">As the uploader says.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ContentType">Media type by its content.</param>
/// <param name="UploadedBy">User name.</param>
/// <param name="UploadedAt">When.</param>
public sealed record DocumentView(string Id, string Name, string Kind, long Size, string ContentType, string UploadedBy, DateTimeOffset UploadedAt)
{
    internal static DocumentView Of(CustomerDocument document) =>
        new(document.Id, document.Name, document.Kind, document.Size, document.ContentType, document.UploadedBy, document.UploadedAt);
}

/// <summary>A page of a timeline.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Send it as <c>before</c> for the next page; null at the end.</param>
public sealed record TimelinePage(ImmutableArray<TimelineRow> Rows, string? Next);
