using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Customers.Files;

namespace Podium.Grains.Tests.Customers.Files;

public sealed class CompletenessTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);
    private static readonly CustomerProfile Person = new("张伟", CustomerKind.Person, "138", null, "Main Street");
    private static readonly CustomerProfile Company = new("华鑫", CustomerKind.Corporate, "021", null, "Main Street", "steel");

    [Fact]
    public void A_general_customer_needs_contact_data_alone()
    {
        var empty = FileContent.Empty(CustomerKind.Person);

        var complete = Completeness.Of(Tier.General, Person, empty);
        (complete.Percent, complete.Required, complete.Missing.Length).ShouldBe((100, false, 0));
        Completeness.Of(Tier.General, Person with { Phone = null }, empty).Missing.ShouldBe(["phone"]);
    }

    [Theory]
    [InlineData(Tier.Important)]
    [InlineData(Tier.Key)]
    public void An_important_customer_needs_the_full_archive(Tier tier)
    {
        var empty = Completeness.Of(tier, Person, FileContent.Empty(CustomerKind.Person));
        empty.Required.ShouldBeTrue();
        empty.Percent.ShouldBe(28);
        empty.Missing.ShouldBe(["title", "formOfAddress", "birthday", "hobbies", "family"]);

        var person = new PersonFile([new FamilyMember("李娜", "妻子")], "总经理", "张总", new Birthday(BirthdayCalendar.Lunar, 8, 15), "围棋");
        Completeness.Of(tier, Person, FileContent.Empty(CustomerKind.Person) with { Person = person }).Percent.ShouldBe(100);
    }

    [Fact]
    public void A_company_needs_somebody_to_talk_to_with_phone_and_e_mail()
    {
        var company = new CompanyFile([new ContactPerson("李", null, "1"), new ContactPerson("赵", null, null, "z@example.com")], "9131", "王芳");
        var content = FileContent.Empty(CustomerKind.Corporate) with { Company = company };

        Completeness.Of(Tier.Key, Company, content).Missing.ShouldBe(["contacts"]);
        content = content with { Company = company with { Contacts = [new ContactPerson("李", null, "1", "l@example.com")] } };
        Completeness.Of(Tier.Key, Company, content).Percent.ShouldBe(100);
    }

    [Fact]
    public void An_institution_has_no_business_licence() =>
        Completeness.Of(Tier.Key, Company with { Kind = CustomerKind.Institution }, FileContent.Empty(CustomerKind.Institution)).Missing
            .ShouldBe(["legalRepresentative", "contacts"]);

    [Fact]
    public void What_is_wrong_in_a_list_is_named_by_its_place()
    {
        var content = FileContent.Empty(CustomerKind.Person) with
        {
            Person = new PersonFile([new FamilyMember("李娜", "妻子"), new FamilyMember("小明", "儿子", new Birthday(BirthdayCalendar.Lunar, 6, 30, 2025, true))]),
        };

        var refused = Should.Throw<PodiumException>(() => FileRules.Check(CustomerKind.Person, content, Today)).Error;

        (refused.Code, refused.Field).ShouldBe(("date_unknown", "person.family[1].birthday"));
    }

    [Fact]
    public void Scripts_are_kept_as_the_text_they_are_and_control_characters_are_refused()
    {
        var content = FileContent.Empty(CustomerKind.Person) with { Notes = "<script>alert('x')</script>\n'; drop table customer; --" };
        FileRules.Check(CustomerKind.Person, content, Today);

        Should.Throw<PodiumException>(() => FileRules.Check(CustomerKind.Person, content with { Notes = "a\u0000b" }, Today)).Error.Field.ShouldBe("notes");
        Should.Throw<PodiumException>(() => FileRules.Check(CustomerKind.Corporate, content, Today)).Error.Field.ShouldBe("person");
    }
}
