using Podium.Contracts.Customers;
using Podium.Contracts.Errors;

namespace Podium.Grains.Customers.Files;

/// <summary>Checks what is written into a file. Texts are kept as they are and never interpreted. Pure.</summary>
public static class FileRules
{
    private const int MaxPeople = 30;
    private const int MaxNotes = 4_000;

    /// <summary>Throws what is wrong with a content, with the field at fault.</summary>
    public static void Check(CustomerKind kind, FileContent content, DateOnly today)
    {
        if (!Enum.IsDefined(content.Status))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The status is potential, active, dormant or lost.", "status");
        }

        if (kind == CustomerKind.Person ? content.Company is not null : content.Person is not null)
        {
            throw new PodiumException(
                ErrorCodes.NotAllowed, "A person has the part 'person', all others the part 'company'.", kind == CustomerKind.Person ? "company" : "person");
        }

        Text(content.Notes, MaxNotes, "notes", isRequired: false, takesLines: true);
        if (content.Person is { } person)
        {
            Check(person, today);
        }

        if (content.Company is { } company)
        {
            Check(company);
        }
    }

    /// <summary>Throws when a text is too long, has control characters, or is missing where it must not be.</summary>
    public static void Text(string? text, int maxLength, string field, bool isRequired, bool takesLines = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (isRequired)
            {
                throw new PodiumException(ErrorCodes.Required, $"'{field}' is missing.", field);
            }

            return;
        }

        if (text.Length > maxLength || text.Any(c => char.IsControl(c) && !(takesLines && c is '\n' or '\r' or '\t')))
        {
            throw new PodiumException(ErrorCodes.Malformed, $"'{field}' takes up to {maxLength} characters and no control characters.", field);
        }
    }

    private static void Check(PersonFile person, DateOnly today)
    {
        Text(person.Title, 60, "person.title", isRequired: false);
        Text(person.FormOfAddress, 40, "person.formOfAddress", isRequired: false);
        Text(person.Hobbies, 400, "person.hobbies", isRequired: false, takesLines: true);
        Day(person.Birthday, "person.birthday");
        Few(person.Family.Length, "person.family");
        for (var i = 0; i < person.Family.Length; i++)
        {
            Text(person.Family[i].Name, 60, $"person.family[{i}].name", isRequired: true);
            Text(person.Family[i].Relation, 40, $"person.family[{i}].relation", isRequired: true);
            Day(person.Family[i].Birthday, $"person.family[{i}].birthday");
        }

        void Day(Birthday? birthday, string field)
        {
            if (birthday is not null && Birthdays.Check(birthday, today, field) is { } error)
            {
                throw new PodiumException(error);
            }
        }
    }

    private static void Check(CompanyFile company)
    {
        Text(company.LicenceNumber, 40, "company.licenceNumber", isRequired: false);
        Text(company.LegalRepresentative, 60, "company.legalRepresentative", isRequired: false);
        Few(company.Contacts.Length, "company.contacts");
        for (var i = 0; i < company.Contacts.Length; i++)
        {
            Text(company.Contacts[i].Name, 60, $"company.contacts[{i}].name", isRequired: true);
            Text(company.Contacts[i].Title, 60, $"company.contacts[{i}].title", isRequired: false);
            Text(company.Contacts[i].Phone, 40, $"company.contacts[{i}].phone", isRequired: false);
            Text(company.Contacts[i].Email, 120, $"company.contacts[{i}].email", isRequired: false);
        }
    }

    private static void Few(int count, string field)
    {
        if (count > MaxPeople)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"'{field}' takes up to {MaxPeople}.", field);
        }
    }
}
