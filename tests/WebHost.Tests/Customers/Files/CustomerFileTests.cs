using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Podium.Contracts.Customers;
using Podium.WebHost.Audit;
using Podium.WebHost.Customers;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Customers.Files;

public sealed class CustomerFileTests(PodiumServer server)
{
    private const string Script = "<script>alert('x')</script> & \"quotes\"";

    [Fact]
    public async Task A_file_is_saved_read_and_measured()
    {
        var customer = await RegisterAsync(CustomerKind.Person, "张伟");
        using var ann = await server.SignInAsync("ann");
        var empty = await ann.GetAsync<CustomerFileView>($"/api/customers/{customer}/file");
        (empty.Version, empty.Completeness.Required, empty.TierHistory.Single().Tier).ShouldBe((0, false, Tier.General));
        empty.Completeness.Missing.ShouldBe(["phone", "address"]);

        var saved = await ann.CallAsync<CustomerFileView>(HttpMethod.Put, $"/api/customers/{customer}/file", Change("op-" + customer));

        saved.Version.ShouldBe(1);
        saved.Person!.Birthday.ShouldBe(new Birthday(BirthdayCalendar.Lunar, 6, 16, 1987, true));
        saved.Person.Hobbies.ShouldBe(Script);
        saved.Notes.ShouldBe(Script);
        saved.Customer.Profile.Phone.ShouldBe("138 0013 8000");
        saved.Completeness.Percent.ShouldBe(100);
        (await ann.GetAsync<CustomerList>("/api/customers?search=zhangw")).Rows.ShouldContain(row => row.Id == customer && row.Owners.Single().Name == "ann");
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_one_wins_and_the_other_is_told()
    {
        var customer = await RegisterAsync(CustomerKind.Person, "李娜");
        using var ann = await server.SignInAsync("ann");
        using var head = await server.SignInAsync("head-north");
        var path = $"/api/customers/{customer}/file";

        var answers = await Task.WhenAll(ann.SendAsync(HttpMethod.Put, path, Change("a-" + customer)), head.SendAsync(HttpMethod.Put, path, Change("b-" + customer)));

        answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        (await head.RefusalAsync(HttpMethod.Put, path, Change("c-" + customer))).ShouldBe((HttpStatusCode.Conflict, "version_changed"));
        (await head.CallAsync<CustomerFileView>(HttpMethod.Put, path, Change("d-" + customer, version: 1))).Version.ShouldBe(2);
        // A repeat answers as the first time, although the version has gone on.
        (await head.CallAsync<CustomerFileView>(HttpMethod.Put, path, Change("d-" + customer, version: 1))).Version.ShouldBe(2);
        (await head.RefusalAsync(HttpMethod.Put, path, Change("d-" + customer, version: 2))).ShouldBe((HttpStatusCode.Conflict, "conflict"));
    }

    [Theory]
    [InlineData("{\"person\":{\"family\":[],\"birthday\":{\"calendar\":\"lunar\",\"year\":2025,\"month\":5,\"day\":1,\"leapMonth\":true}}}", "date_unknown", "person.birthday")]
    [InlineData("{\"person\":{\"family\":[],\"birthday\":{\"calendar\":\"solar\",\"year\":2023,\"month\":2,\"day\":29,\"leapMonth\":false}}}", "date_unknown", "person.birthday")]
    [InlineData("{\"person\":{\"family\":[{\"name\":\" \",\"relation\":\"x\"}]}}", "required", "person.family[0].name")]
    [InlineData("{\"company\":{\"contacts\":[]}}", "not_allowed", "company")]
    [InlineData("{\"phone\":\"0123456789012345678901234567890123456789012345\"}", "invalid_id", "profile.phone")]
    [InlineData("{\"operationId\":\"\"}", "required", "operationId")]
    public async Task What_cannot_be_is_refused_at_its_field(string part, string code, string field)
    {
        var customer = await RegisterAsync(CustomerKind.Person, "王芳");
        using var ann = await server.SignInAsync("ann");
        var body = $"{{\"version\":0,\"status\":\"active\",\"coreQuality\":false,{(part.Contains("operationId", StringComparison.Ordinal) ? "" : "\"operationId\":\"o\",")}{part[1..]}";

        using var answer = await ann.SendAsync(HttpMethod.Put, $"/api/customers/{customer}/file", Postings.Body(body));

        answer.IsSuccessStatusCode.ShouldBeFalse();
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemDetails>(PodiumCaller.Json, TestContext.Current.CancellationToken))!;
        (problem.Extensions["code"]!.ToString(), problem.Extensions["field"]!.ToString()).ShouldBe((code, field));
        (await ann.GetAsync<CustomerFileView>($"/api/customers/{customer}/file")).Version.ShouldBe(0);
    }

    [Fact]
    public async Task A_posting_that_crosses_a_million_asks_for_the_full_archive_at_once()
    {
        var customer = await RegisterAsync(CustomerKind.Corporate, "上海华鑫贸易有限公司");
        await PostAsync(customer, "900000.00");
        using var head = await server.SignInAsync("head-north");
        (await head.GetAsync<CustomerFileView>($"/api/customers/{customer}/file")).TierHistory.Length.ShouldBe(1);
        await PostAsync(customer, "100000.00");

        var file = await head.GetAsync<CustomerFileView>($"/api/customers/{customer}/file");

        file.Completeness.Required.ShouldBeTrue();
        file.Completeness.Missing.ShouldContain("licenceNumber");
        file.TierHistory.Select(step => step.Tier).ShouldBe([Tier.General, Tier.Important]);
        (await head.GetAsync<CustomerList>("/api/customers?incomplete=true&count=200")).Rows.ShouldContain(row => row.Id == customer && row.Completeness == 0);
        (await head.GetAsync<CustomerList>("/api/customers?tier=key&count=200")).Rows.ShouldNotContain(row => row.Id == customer);
        var timeline = await head.GetAsync<TimelinePage>($"/api/customers/{customer}/timeline");
        timeline.Rows.Select(row => row.Title).ShouldContain("important");
        timeline.Rows.Count(row => row.Title == "depositIn").ShouldBe(2);
        (await head.RefusalAsync(HttpMethod.Get, $"/api/customers/{customer}/timeline?before=x")).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
    }

    [Fact]
    public async Task Somebody_of_another_branch_reads_and_changes_nothing_and_each_try_is_kept()
    {
        var customer = await RegisterAsync(CustomerKind.Person, "赵云");
        using var cy = await server.SignInAsync("cy");
        (HttpMethod, string, object?)[] tries =
        [
            (HttpMethod.Get, "file", null), (HttpMethod.Put, "file", Change("x")), (HttpMethod.Get, "timeline", null),
            (HttpMethod.Put, "relations", new { operationId = "x", relations = Array.Empty<object>() }), (HttpMethod.Get, "documents/" + new string('0', 32), null),
            (HttpMethod.Delete, "documents/" + new string('0', 32), null), (HttpMethod.Post, "documents", DocumentTests.Form("a.txt", "text/plain", "x"u8.ToArray(), "x")),
        ];
        foreach (var (method, path, body) in tries)
        {
            (await cy.RefusalAsync(method, $"/api/customers/{customer}/{path}", body)).ShouldBe((HttpStatusCode.NotFound, "not_found"), path);
        }

        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={customer}&actor=cy&action=customer.denied")).Rows.Length.ShouldBe(tries.Length);
    }

    [Fact]
    public async Task Relations_show_on_both_sides_but_never_a_customer_out_of_scope()
    {
        var (one, two) = (await RegisterAsync(CustomerKind.Corporate, "甲公司"), await RegisterAsync(CustomerKind.Corporate, "乙公司"));
        var foreign = await Postings.CustomerAsync(server, "s1", "cy");
        using var ann = await server.SignInAsync("ann");
        var path = $"/api/customers/{one}/relations";
        (await ann.RefusalAsync(HttpMethod.Put, path, Relations("1" + one, foreign, "supplier"))).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await ann.RefusalAsync(HttpMethod.Put, path, Relations("1" + one, one, "supplier"))).Code.ShouldBe("not_allowed");

        (await ann.CallAsync<CustomerFileView>(HttpMethod.Put, path, Relations("1" + one, two, "supplier"))).Relations.Single().Name.ShouldBe("乙公司");

        (await ann.GetAsync<CustomerFileView>($"/api/customers/{two}/file")).Relations.Single().ShouldBe(new RelationView(one, "甲公司", Podium.Grains.Customers.Files.RelationKind.Client));
        using var admin = await server.SignInAsync("admin");
        await admin.CallAsync<CustomerFileView>(HttpMethod.Put, path, new { operationId = "2" + one, relations = new[] { new { customerId = foreign, kind = "owner" }, new { customerId = two, kind = "supplier" } } });
        (await ann.GetAsync<CustomerFileView>($"/api/customers/{one}/file")).Relations.Single().CustomerId.ShouldBe(two);
        // What ann does not see she does not remove.
        (await ann.CallAsync<CustomerFileView>(HttpMethod.Put, path, new { operationId = "3" + one, relations = Array.Empty<object>() })).Relations.ShouldBeEmpty();
        (await admin.GetAsync<CustomerFileView>($"/api/customers/{one}/file")).Relations.Single().CustomerId.ShouldBe(foreign);
    }

    private static object Relations(string operation, string other, string kind) => new { operationId = operation, relations = new[] { new { customerId = other, kind } } };

    private static FileChange Change(string operation, long version = 0) => new(
        operation,
        version,
        CustomerStatus.Active,
        false,
        new PersonFile([new FamilyMember("李娜", "妻子")], "总经理", "张总", new Birthday(BirthdayCalendar.Lunar, 6, 16, 1987, true), Script),
        null,
        Script,
        "138 0013 8000",
        "",
        "Street 1");

    private async Task<string> RegisterAsync(CustomerKind kind, string name)
    {
        var id = Postings.NewId("C");
        using var admin = await server.SignInAsync("admin");
        await admin.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{id}", new CustomerRegistration(
            new CustomerProfile(name, kind), "n1", new DateOnly(2026, 1, 1), [new Share("ann", 10_000)], [id + "-a"]));
        return id;
    }

    private async Task PostAsync(string customer, string amount)
    {
        using var feeder = server.Anonymous();
        feeder.Http.DefaultRequestHeaders.Add("X-Api-Key", await server.ApiKeyAsync());
        using var answer = await feeder.SendAsync(HttpMethod.Post, "/api/postings", Postings.Body("[" + Postings.Json(customer, Postings.NewId("P"), amount) + "]"));
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("accepted");
    }
}
