using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Customers.Files;

/// <summary>How complete a file is against what the tier requires: important and key customers need the full archive (domain section 3), general ones the contact data. Pure.</summary>
/// <param name="Percent">0 to 100 of the required fields.</param>
/// <param name="Required">Whether the full archive is required.</param>
/// <param name="Missing">Keys of the required fields that are empty.</param>
public sealed record Completeness(int Percent, bool Required, ImmutableArray<string> Missing)
{
    /// <summary>Measures a file.</summary>
    public static Completeness Of(Tier tier, CustomerProfile profile, FileContent content)
    {
        var required = tier >= Tier.Important;
        var fields = Fields(profile, content).Where(field => required || field.IsBasic).ToArray();
        ImmutableArray<string> missing = [.. fields.Where(field => !field.IsFilled).Select(field => field.Key)];
        return new Completeness(100 * (fields.Length - missing.Length) / fields.Length, required, missing);
    }

    private static IEnumerable<Field> Fields(CustomerProfile profile, FileContent content)
    {
        yield return new Field("phone", profile.Phone is not null, IsBasic: true);
        yield return new Field("address", profile.Address is not null, IsBasic: true);
        if (profile.Kind == CustomerKind.Person)
        {
            var person = content.Person;
            yield return new Field("title", person?.Title is not null);
            yield return new Field("formOfAddress", person?.FormOfAddress is not null);
            yield return new Field("birthday", person?.Birthday is not null);
            yield return new Field("hobbies", person?.Hobbies is not null);
            yield return new Field("family", person is { Family.IsDefaultOrEmpty: false });
            yield break;
        }

        var company = content.Company;
        if (profile.Kind == CustomerKind.Corporate)
        {
            yield return new Field("licenceNumber", company?.LicenceNumber is not null);
        }

        yield return new Field("legalRepresentative", company?.LegalRepresentative is not null);
        yield return new Field("industry", profile.Industry is not null);
        // Finance contacts with phone and e-mail.
        yield return new Field("contacts", company is { Contacts.IsDefaultOrEmpty: false } && company.Contacts.Any(c => c.Phone is not null && c.Email is not null));
    }

    private readonly record struct Field(string Key, bool IsFilled, bool IsBasic = false);
}
