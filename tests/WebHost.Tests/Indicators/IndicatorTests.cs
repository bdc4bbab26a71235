using System.Net;
using Podium.Contracts.Indicators;
using Podium.Contracts.Ledger;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Indicators;

public sealed class IndicatorTests(PodiumServer server)
{
    [Fact]
    public async Task An_administrator_adds_an_indicator_that_is_there_at_once()
    {
        using var admin = await server.SignInAsync("admin");
        var indicator = Indicator("fee.test");
        var catalogue = await admin.CallAsync<IndicatorCatalog>(HttpMethod.Put, "/api/indicators/fee.test", indicator);
        catalogue.Find("fee.test")!.NameZh.ShouldBe("测试");
        using var ann = await server.SignInAsync("ann");
        (await ann.GetAsync<IndicatorCatalog>("/api/indicators")).Find("fee.test").ShouldNotBeNull();
        (await ann.RefusalAsync(HttpMethod.Put, "/api/indicators/fee.test", indicator)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_definition_that_cannot_be_computed_is_refused()
    {
        using var admin = await server.SignInAsync("admin");
        (await RefusalAsync(Indicator("fee.other"))).ShouldBe("malformed");
        (await RefusalAsync(Indicator("fee.bad") with { Terms = [] })).ShouldBe("required");
        (await RefusalAsync(Indicator("fee.bad") with { Terms = [new IndicatorTerm(EntryKind.Fee, 2)] })).ShouldBe("malformed");
        (await RefusalAsync(Indicator("fee.bad") with { Terms = [new IndicatorTerm(EntryKind.Fee, 1), new IndicatorTerm(EntryKind.Fee, 1)] })).ShouldBe("malformed");
        (await RefusalAsync(Indicator("fee.bad") with { NameZh = " " })).ShouldBe("required");
        (await RefusalAsync(Indicator("fee.bad") with { Products = ["a b"] })).ShouldBe("invalid_id");

        async Task<string?> RefusalAsync(IndicatorDefinition indicator) =>
            (await admin.RefusalAsync(HttpMethod.Put, "/api/indicators/fee.bad", indicator)).Code;
    }

    private static IndicatorDefinition Indicator(string code) =>
        new(code, "Test", "测试", IndicatorForm.Flow, IndicatorUnit.Money, [new IndicatorTerm(EntryKind.Fee, 1)], [], null);
}
