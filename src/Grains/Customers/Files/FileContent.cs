using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Customers.Files;

/// <summary>What a file holds beside the profile.</summary>
/// <param name="Status">Where the relation stands.</param>
/// <param name="CoreQuality">核心优质客户.</param>
/// <param name="Person">For persons; null for others.</param>
/// <param name="Company">For companies and institutions; null for persons. The industry is the profile's.</param>
/// <param name="Notes">Free text.</param>
/// <param name="NoMessages">Whether the customer wants no thanks, greetings or notices.</param>
public sealed record FileContent(CustomerStatus Status, bool CoreQuality, PersonFile? Person, CompanyFile? Company, string Notes, bool NoMessages = false)
{
    /// <summary>The file of a customer that nobody has written one for.</summary>
    public static FileContent Empty(CustomerKind kind) => new(
        CustomerStatus.Active,
        false,
        kind == CustomerKind.Person ? new PersonFile([]) : null,
        kind == CustomerKind.Person ? null : new CompanyFile([]),
        "");

    /// <summary>The content of a change: texts trimmed, empty ones null, lists never missing.</summary>
    public static FileContent Of(FileChange change) => new(
        change.Status,
        change.CoreQuality,
        change.Person is { } person
            ? new PersonFile([.. Given(person.Family).Select(Trimmed)], Trim(person.Title), Trim(person.FormOfAddress), person.Birthday, Trim(person.Hobbies))
            : null,
        change.Company is { } company
            ? new CompanyFile([.. Given(company.Contacts).Select(Trimmed)], Trim(company.LicenceNumber), Trim(company.LegalRepresentative))
            : null,
        change.Notes?.Trim() ?? "",
        change.NoMessages);

    /// <summary>A text without blanks around it; null when nothing is left.</summary>
    public static string? Trim(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static FamilyMember Trimmed(FamilyMember member) => member with { Name = member.Name.Trim(), Relation = member.Relation.Trim() };

    private static ContactPerson Trimmed(ContactPerson contact) =>
        new(contact.Name.Trim(), Trim(contact.Title), Trim(contact.Phone), Trim(contact.Email));

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
