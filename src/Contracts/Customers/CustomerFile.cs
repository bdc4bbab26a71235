using System.Collections.Immutable;

namespace Podium.Contracts.Customers;

/// <summary>Which calendar a birthday is kept in (domain section 3).</summary>
public enum BirthdayCalendar
{
    /// <summary>公历.</summary>
    Solar,
    /// <summary>农历.</summary>
    Lunar,
}

/// <summary>Where the relation stands (domain section 3).</summary>
public enum CustomerStatus
{
    /// <summary>潜在客户: the bank wants to serve it.</summary>
    Potential,
    /// <summary>The bank serves it.</summary>
    Active,
    /// <summary>No business for long.</summary>
    Dormant,
    /// <summary>It has left.</summary>
    Lost,
}

/// <summary>A birthday as people say it.</summary>
/// <param name="Calendar">Solar or lunar.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, lunar 1 to 30.</param>
/// <param name="Year">Year of birth, for lunar ones the lunar year; null when it is not known.</param>
/// <param name="LeapMonth">Whether it lies in the leap month (闰月) that follows the month; lunar only.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Birthday)]
public sealed record Birthday(BirthdayCalendar Calendar, int Month, int Day, int? Year = null, bool LeapMonth = false);

/// <summary>Somebody of a customer's family.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Relation">For instance wife, son; 1 to 40 characters.</param>
/// <param name="Birthday">Birthday, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.FamilyMember)]
public sealed record FamilyMember(string Name, string Relation, Birthday? Birthday = null);

/// <summary>What the file knows of a person.</summary>
/// <param name="Family">Family, up to 30.</param>
/// <param name="Title">Post or title, or null.</param>
/// <param name="FormOfAddress">How the person is addressed, or null.</param>
/// <param name="Birthday">Birthday, or null.</param>
/// <param name="Hobbies">Hobbies, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.PersonFile)]
public sealed record PersonFile(
    ImmutableArray<FamilyMember> Family, string? Title = null, string? FormOfAddress = null, Birthday? Birthday = null, string? Hobbies = null);

/// <summary>Somebody to talk to at a company.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Title">Post, or null.</param>
/// <param name="Phone">Phone, or null.</param>
/// <param name="Email">E-mail address, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ContactPerson)]
public sealed record ContactPerson(string Name, string? Title = null, string? Phone = null, string? Email = null);

/// <summary>What the file knows of a company or institution.</summary>
/// <param name="Contacts">People to talk to, up to 30.</param>
/// <param name="LicenceNumber">Number of the business licence, or null.</param>
/// <param name="LegalRepresentative">Legal representative, or null.</param>
/// <param name="Industry">Industry, or null: the one of the profile.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CompanyFile)]
public sealed record CompanyFile(
    ImmutableArray<ContactPerson> Contacts, string? LicenceNumber = null, string? LegalRepresentative = null, string? Industry = null);

/// <summary>A new content of a customer's file (客户管理档案); it replaces the whole of it.</summary>
/// <param name="OperationId">Chosen by the caller, unique in the bank, 1 to 64 characters: repeating it is harmless.</param>
/// <param name="Version">The version it was made from; 0 for the first.</param>
/// <param name="Status">Where the relation stands.</param>
/// <param name="CoreQuality">核心优质客户: contacted at least once a month (domain section 4).</param>
/// <param name="Person">For persons; null for others.</param>
/// <param name="Company">For companies and institutions; null for persons.</param>
/// <param name="Notes">Free text, up to 4,000 characters.</param>
/// <param name="Phone">Phone, or null.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Address">Postal address, or null.</param>
/// <param name="Name">Display name, 1 to 120 characters; null leaves it as it is.</param>
/// <param name="NoMessages">Whether the customer wants no thanks, greetings or notices.</param>
[GenerateSerializer, Immutable, Alias(Aliases.FileChange)]
public sealed record FileChange(
    string OperationId,
    long Version,
    CustomerStatus Status,
    bool CoreQuality,
    PersonFile? Person = null,
    CompanyFile? Company = null,
    string? Notes = null,
    string? Phone = null,
    string? Email = null,
    string? Address = null,
    string? Name = null,
    bool NoMessages = false);
