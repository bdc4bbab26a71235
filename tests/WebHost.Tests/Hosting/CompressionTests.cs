using System.Net.Http.Headers;
using Podium.WebHost.Hosting;
using Podium.WebHost.Tests.Leagues;

namespace Podium.WebHost.Tests.Hosting;

public sealed class CompressionTests(PodiumServer server)
{
    [Theory]
    [InlineData("/assets/index-1.js", true)]
    [InlineData("/", true)]
    [InlineData("/api/leagues/north/managers/deposit.balance/month/value/competition/-", true)]
    [InlineData("/api/leagues/north/managers/deposit.balance/month/value/competition/-/trend", true)]
    [InlineData("/api/leagues/north/managers/deposit.balance/month/value/competition/-/explain/ann", false)]
    [InlineData("/api/leagues/north/managers/deposit.balance/month/value/competition/-/restatements", false)]
    [InlineData("/api/session", false)]
    [InlineData("/api/api-keys", false)]
    [InlineData("/api/customers", false)]
    [InlineData("/hubs/board", false)]
    public void Files_and_tables_are_compressed_and_nothing_with_a_secret(string path, bool compressed) => Compression.IsSafe(path).ShouldBe(compressed);

    [Fact]
    public async Task A_table_is_sent_compressed_to_who_understands_it_and_a_session_never()
    {
        var bank = await new LiveBank(server, "compress").OpenAsync("a", "b");
        using var caller = await server.SignInAsync("auditor");

        (await EncodingAsync(caller, "/api/leagues/" + bank.Table())).ShouldBe("br");
        (await EncodingAsync(caller, "/api/session")).ShouldBeNull();
    }

    private static async Task<string?> EncodingAsync(PodiumCaller caller, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Content.Headers.ContentEncoding.SingleOrDefault();
    }
}
