using System.Net;
using System.Text.Json;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.WebHost.Ledger;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Ledger;

public sealed class FeedTests(PodiumServer server)
{
    private const string Address = "/api/postings";
    private const string Ndjson = "application/x-ndjson";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Postings_of_an_array_are_answered_one_by_one_and_counted_once()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var (first, second) = (Postings.NewId("p"), Postings.NewId("p"));
        var array = $"[{Postings.Json(customer, first, "100.50")},{Postings.Json(customer, second, "50.25")}]";
        using var feeder = await server.SignInAsync("feeder");
        var answers = await feeder.CallAsync<PostingResult[]>(HttpMethod.Post, Address, Postings.Body(array));
        answers.ShouldBe([new("core", first, PostingOutcome.Accepted), new("core", second, PostingOutcome.Accepted)]);
        answers = await feeder.CallAsync<PostingResult[]>(HttpMethod.Post, Address, Postings.Body(array));
        answers.Select(a => a.Outcome).ShouldBe([PostingOutcome.Duplicate, PostingOutcome.Duplicate]);
        (await DepositsAsync(customer)).ShouldBe(15_075);
    }

    [Fact]
    public async Task One_bad_posting_does_not_keep_the_good_ones_out()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var good = Postings.NewId("p");
        var array = string.Join(',',
            Postings.Json(customer, good),
            Postings.Json(customer, Postings.NewId("p"), "1.005"),
            Postings.Json("nobody", Postings.NewId("p")),
            Postings.Json(customer, "has blank"),
            Postings.Json(customer, new string('x', 65)),
            Postings.Json(customer, good, "99.00"),
            "17");
        using var feeder = await server.SignInAsync("feeder");
        var answers = await feeder.CallAsync<PostingResult[]>(HttpMethod.Post, Address, Postings.Body($"[{array}]"));
        answers.Select(a => (a.Error?.Code, a.Error?.Field)).ShouldBe([
            (null, null),
            ("amount_too_precise", "amount"),
            ("customer_unknown", "customerId"),
            ("invalid_id", "id"),
            ("invalid_id", "id"),
            ("conflict", "id"),
            ("malformed", null)]);
        (await DepositsAsync(customer)).ShouldBe(10_000);
    }

    [Theory]
    [InlineData("[{\"source\":", "malformed")]
    [InlineData("{}", "malformed")]
    [InlineData("", "malformed")]
    public async Task A_broken_array_is_refused_whole(string body, string code)
    {
        using var feeder = await server.SignInAsync("feeder");
        (await feeder.RefusalAsync(HttpMethod.Post, Address, Postings.Body(body))).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task An_array_takes_5000_postings_and_8_megabytes()
    {
        using var feeder = await server.SignInAsync("feeder");
        var many = $"[{string.Join(',', Enumerable.Repeat("1", 5_001))}]";
        (await feeder.RefusalAsync(HttpMethod.Post, Address, Postings.Body(many))).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "too_large"));

        // The host says no before the body is sent, as curl asks it to.
        using var large = new HttpRequestMessage(HttpMethod.Post, Address) { Content = Postings.Body($"[\"{new string('x', 9 * 1024 * 1024)}\"]") };
        large.Headers.ExpectContinue = true;
        feeder.AddAntiforgery(large);
        using var answer = await feeder.Http.SendAsync(large, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_stream_is_answered_line_by_line_in_order_and_goes_on_after_a_broken_line()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var ids = Enumerable.Range(0, 1_200).Select(_ => Postings.NewId("p")).ToArray();
        var lines = ids.Select((id, i) => i switch
        {
            7 => "{\"source\":\"core\",",
            8 => "",
            9 => new string('x', 20_000),
            10 => Postings.Json(customer, id).Replace("CNY", "USD", StringComparison.Ordinal),
            _ => Postings.Json(customer, id, "1.00"),
        }).ToArray();
        var answers = await StreamAsync(string.Join('\n', lines));
        answers.Length.ShouldBe(1_199);
        answers.Select(a => a.Line!.Value).ShouldBe(Enumerable.Range(1, 1_200).Where(i => i != 9).Select(i => (long)i));
        answers.Where(a => a.Outcome != PostingOutcome.Accepted).Select(a => (a.Line, a.Error!.Code))
            .ShouldBe([(8, "malformed"), (10, "malformed"), (11, "currency_mismatch")]);
        answers[20].Id.ShouldBe(ids[21]);
        (await DepositsAsync(customer)).ShouldBe(1_196 * 100);
    }

    [Fact]
    public async Task An_answer_comes_while_the_stream_is_still_open()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        await using var call = await RawHttp.PostAsync(server.Address, Address, await server.ApiKeyAsync(), Ndjson);
        for (var i = 0; i < 3; i++)
        {
            await call.SendLineAsync(Postings.Json(customer, Postings.NewId("p")));
            (await call.ReadLineAsync(Stop))!.ShouldContain("accepted");
        }

        await call.SendAsync("{\"source\":"u8.ToArray());
        await call.EndAsync();
        (await call.ReadLineAsync(Stop))!.ShouldContain("malformed");
        (await DepositsAsync(customer)).ShouldBe(30_000);
    }

    [Fact]
    public async Task A_client_that_goes_away_loses_nothing_that_was_answered()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var id = Postings.NewId("p");
        await using (var call = await RawHttp.PostAsync(server.Address, Address, await server.ApiKeyAsync(), Ndjson))
        {
            await call.SendLineAsync(Postings.Json(customer, id));
            (await call.ReadLineAsync(Stop))!.ShouldContain("accepted");
            await call.SendAsync("{\"source\":"u8.ToArray());
        }

        var answers = await StreamAsync(Postings.Json(customer, id));
        answers.Single().Outcome.ShouldBe(PostingOutcome.Duplicate);
    }

    [Fact]
    public async Task A_client_that_sends_everything_before_it_reads_is_served()
    {
        await using var call = await RawHttp.PostAsync(server.Address, Address, await server.ApiKeyAsync(), Ndjson);
        var piece = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\n", 32 * 1024)));
        const int pieces = 8;
        for (var i = 0; i < pieces; i++)
        {
            await call.SendAsync(piece);
        }

        await call.EndAsync();
        for (var i = 0; i < pieces * 32 * 1024; i++)
        {
            (await call.ReadLineAsync(Stop)).ShouldNotBeNull();
        }
    }

    private async Task<PostingResult[]> StreamAsync(string text)
    {
        using var feeder = await server.SignInAsync("feeder");
        using var answer = await feeder.SendAsync(HttpMethod.Post, Address, Postings.Body(text, Ndjson));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(Ndjson);
        return [.. (await answer.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<PostingResult>(line, PodiumCaller.Json)!)];
    }

    private async Task<long> DepositsAsync(string customer)
    {
        using var auditor = await server.SignInAsync("auditor");
        return (await auditor.GetAsync<CustomerView>($"/api/customers/{customer}")).Deposits;
    }
}
