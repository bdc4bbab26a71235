using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;
using Podium.Silo.Database;

namespace Podium.Silo.Customers.Files;

/// <summary>A file in its tables.</summary>
internal static class FileRows
{
    private const string Head = "version, status, core_quality, notes, title, form_of_address, hobbies, licence_number, legal_representative, no_messages";

    public static async Task<StoredFile?> LoadAsync(Sql sql, string customerId)
    {
        var file = await sql.FirstOrDefaultAsync(
            $"select {Head}, (select kind from customer c where c.customer_id = f.customer_id) from customer_file f where f.customer_id = @customer",
            static row => new StoredFile(row.Long(0), Content(row, (CustomerKind)row.Int(10))),
            ("customer", customerId));
        if (file is not { Content: var content })
        {
            return null;
        }

        return file with
        {
            Content = content.Person is { } person
                ? content with { Person = await LoadPeopleAsync(sql, customerId, person) }
                : content with { Company = content.Company! with { Contacts = await LoadContactsAsync(sql, customerId) } },
        };
    }

    public static Task<CustomerProfile?> LoadProfileAsync(Sql sql, string customerId) => sql.FirstOrDefaultAsync(
        "select name, kind, phone, email, address, industry from customer where customer_id = @customer",
        static row => new CustomerProfile(
            row.Text(0), (CustomerKind)row.Int(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5)),
        ("customer", customerId));

    /// <summary>Writes the head row where the version still is the expected one; false when it is not.</summary>
    public static async Task<bool> ClaimAsync(Sql sql, FileWrite write)
    {
        var (content, person, company) = (write.Content, write.Content.Person, write.Content.Company);
        return await sql.ExecuteAsync(
            """
            insert into customer_file (customer_id, version, status, core_quality, notes, title, form_of_address, hobbies, licence_number, legal_representative, no_messages, saved_at, saved_by)
            values (@customer, @expected + 1, @status, @core, @notes, @title, @address, @hobbies, @licence, @legal, @no_messages, @at, @by)
            on conflict (customer_id) do update set version = excluded.version, status = excluded.status, core_quality = excluded.core_quality,
              notes = excluded.notes, title = excluded.title, form_of_address = excluded.form_of_address, hobbies = excluded.hobbies,
              licence_number = excluded.licence_number, legal_representative = excluded.legal_representative,
              no_messages = excluded.no_messages, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            where customer_file.version = @expected
            """,
            ("customer", write.CustomerId),
            ("expected", write.Version),
            ("status", content.Status),
            ("core", content.CoreQuality),
            ("notes", content.Notes),
            ("title", person?.Title),
            ("address", person?.FormOfAddress),
            ("hobbies", person?.Hobbies),
            ("licence", company?.LicenceNumber),
            ("legal", company?.LegalRepresentative),
            ("no_messages", content.NoMessages),
            ("at", write.Audit.At),
            ("by", write.Audit.Actor)) == 1;
    }

    /// <summary>Writes contact data and lists.</summary>
    public static async Task WritePartsAsync(Sql sql, FileWrite write)
    {
        var id = write.CustomerId;
        await sql.ExecuteAsync(
            "update customer set name = @name, phone = @phone, email = @email, address = @address, industry = @industry where customer_id = @customer",
            ("phone", write.Profile.Phone),
            ("email", write.Profile.Email),
            ("address", write.Profile.Address),
            ("industry", write.Profile.Industry),
            ("name", write.Profile.Name),
            ("customer", id));
        foreach (var table in new[] { "customer_birthday", "customer_family", "customer_contact_person" })
        {
            await sql.ExecuteAsync($"delete from {table} where customer_id = @customer", ("customer", id));
        }

        await WriteBirthdayAsync(sql, id, 0, write.Content.Person?.Birthday);
        var family = write.Content.Person?.Family ?? [];
        for (var i = 0; i < family.Length; i++)
        {
            await sql.ExecuteAsync(
                "insert into customer_family (customer_id, ordinal, name, relation) values (@customer, @ordinal, @name, @relation)",
                ("customer", id),
                ("ordinal", i + 1),
                ("name", family[i].Name),
                ("relation", family[i].Relation));
            await WriteBirthdayAsync(sql, id, i + 1, family[i].Birthday);
        }

        var contacts = write.Content.Company?.Contacts ?? [];
        for (var i = 0; i < contacts.Length; i++)
        {
            await sql.ExecuteAsync(
                "insert into customer_contact_person (customer_id, ordinal, name, title, phone, email) values (@customer, @ordinal, @name, @title, @phone, @email)",
                ("customer", id),
                ("ordinal", i),
                ("name", contacts[i].Name),
                ("title", contacts[i].Title),
                ("phone", contacts[i].Phone),
                ("email", contacts[i].Email));
        }
    }

    private static async Task WriteBirthdayAsync(Sql sql, string customerId, int ordinal, Birthday? birthday)
    {
        if (birthday is not null)
        {
            await sql.ExecuteAsync(
                "insert into customer_birthday (customer_id, ordinal, calendar, year, month, day, leap_month) values (@customer, @ordinal, @calendar, @year, @month, @day, @leap)",
                ("customer", customerId),
                ("ordinal", ordinal),
                ("calendar", birthday.Calendar),
                ("year", birthday.Year),
                ("month", birthday.Month),
                ("day", birthday.Day),
                ("leap", birthday.LeapMonth));
        }
    }

    private static FileContent Content(Row row, CustomerKind kind) => new(
        (CustomerStatus)row.Int(1),
        row.Bool(2),
        kind == CustomerKind.Person ? new PersonFile([], row.TextOrNull(4), row.TextOrNull(5), null, row.TextOrNull(6)) : null,
        kind == CustomerKind.Person ? null : new CompanyFile([], row.TextOrNull(7), row.TextOrNull(8)),
        row.Text(3),
        row.Bool(9));

    private static async Task<PersonFile> LoadPeopleAsync(Sql sql, string customerId, PersonFile person)
    {
        var birthdays = (await sql.QueryAsync(
            "select ordinal, calendar, month, day, year, leap_month from customer_birthday where customer_id = @customer",
            static row => (Ordinal: row.Int(0), Birthday: new Birthday((BirthdayCalendar)row.Int(1), row.Int(2), row.Int(3), row.IsNull(4) ? null : row.Int(4), row.Bool(5))),
            ("customer", customerId))).ToDictionary(row => row.Ordinal, row => row.Birthday);
        var family = await sql.QueryAsync(
            "select name, relation, ordinal from customer_family where customer_id = @customer order by ordinal",
            row => new FamilyMember(row.Text(0), row.Text(1), birthdays.GetValueOrDefault(row.Int(2))),
            ("customer", customerId));
        return person with { Birthday = birthdays.GetValueOrDefault(0), Family = [.. family] };
    }

    private static async Task<ImmutableArray<ContactPerson>> LoadContactsAsync(Sql sql, string customerId) =>
    [
        .. await sql.QueryAsync(
            "select name, title, phone, email from customer_contact_person where customer_id = @customer order by ordinal",
            static row => new ContactPerson(row.Text(0), row.TextOrNull(1), row.TextOrNull(2), row.TextOrNull(3)),
            ("customer", customerId)),
    ];
}
