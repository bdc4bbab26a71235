using System.Net;
using Podium.Contracts.Calendar;
using Podium.Contracts.Organization;
using Podium.WebHost.Organization;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Organization;

public sealed class OrganizationTests(PodiumServer server)
{
    [Theory]
    [InlineData("ann", "bank north n1", "ann")]
    [InlineData("head-north", "north n1 n2", "ann bob dee")]
    [InlineData("head-south", "south s1", "cy")]
    public async Task Everybody_sees_the_own_part_of_the_bank(string userName, string units, string managers)
    {
        using var caller = await server.SignInAsync(userName);
        var organization = await caller.GetAsync<OrganizationView>("/api/organization");
        organization.Units.Select(u => u.Id).ShouldBe(units.Split(' '), ignoreOrder: true);
        organization.Managers.Select(m => m.Id).Where(id => !id.StartsWith("new-", StringComparison.Ordinal)).ShouldBe(managers.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task An_integrator_reads_the_whole_organisation()
    {
        using var feeder = await server.SignInAsync("feeder");
        var organization = await feeder.GetAsync<OrganizationView>("/api/organization");
        organization.Units.Select(u => u.Id).ShouldContain("s1");
        organization.Managers.Select(m => m.Id).ShouldContain("cy");
    }

    [Fact]
    public async Task An_administrator_adds_units_and_managers_and_moves_them()
    {
        var (unit, manager) = (Postings.NewId("u"), Postings.NewId("new"));
        using var admin = await server.SignInAsync("admin");
        using var units = await admin.SendAsync(HttpMethod.Put, "/api/organization/units", new[] { new OrgUnit(unit, "bank", "New", "新") });
        units.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var managers = await admin.SendAsync(HttpMethod.Put, "/api/organization/managers", new[] { new { id = manager, name = "New", grade = "assistant", unitId = unit } });
        managers.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var renamed = await admin.SendAsync(HttpMethod.Put, "/api/organization/managers", new[] { new { id = manager, name = "Renamed", grade = "senior", active = true } });
        renamed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var known = (await admin.GetAsync<OrganizationView>("/api/organization")).Managers.Single(m => m.Id == manager);
        (known.Name, known.Grade, known.UnitId).ShouldBe(("Renamed", "senior", unit));
        var tomorrow = (await admin.GetAsync<BankDay>("/api/bank")).BusinessDate.AddDays(1);
        var moved = await admin.CallAsync<ManagerView>(HttpMethod.Post, $"/api/organization/managers/{manager}/move", new { unitId = "n2", from = tomorrow });
        (moved.UnitId, moved.Placements.Length).ShouldBe((unit, 2));
        (await admin.RefusalAsync(HttpMethod.Post, $"/api/organization/managers/{manager}/move", new { unitId = "nowhere", from = tomorrow }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "unit_unknown"));
        (await admin.RefusalAsync(HttpMethod.Put, "/api/organization/units", new[] { new OrgUnit("bad id", "bank", "x", "x") })).ShouldBe((HttpStatusCode.BadRequest, "invalid_id"));
        (await admin.RefusalAsync(HttpMethod.Put, "/api/organization/managers", new[] { new { id = "m", name = "M", grade = "manager" } })).Code.ShouldBe("required");
    }

    [Theory]
    [InlineData("head-north")]
    [InlineData("feeder")]
    [InlineData("ann")]
    public async Task Only_administrators_change_it(string userName)
    {
        using var caller = await server.SignInAsync(userName);
        (await caller.RefusalAsync(HttpMethod.Put, "/api/organization/units", Array.Empty<OrgUnit>())).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await caller.RefusalAsync(HttpMethod.Post, "/api/bank/business-date", new { date = "2030-01-01" })).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
    }
}
