using System.Net;
using System.Text;
using Podium.Silo.Imports;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Tests.Imports;

namespace Podium.WebHost.Tests.Ledger;

/// <summary>Alone, because memory is measured.</summary>
[CollectionDefinition(nameof(LargeFeedTests), DisableParallelization = true)]
public sealed class LargeFeedCollection;

[Collection(nameof(LargeFeedTests))]
public sealed class LargeFeedTests(PodiumServer server)
{
    private const int Megabyte = 1024 * 1024;
    private const int Size = 100 * Megabyte;
    private const long Allowed = 48L * Megabyte;

    [Fact]
    public async Task A_stream_of_100_megabytes_takes_bounded_memory()
    {
        var line = Encoding.UTF8.GetBytes($"{{\"source\":\"core\",\"note\":\"{new string('x', 2_000)}\"}}\n");
        using var feeder = await server.SignInAsync("feeder");
        using var body = new RepeatedContent([], line, Size, "application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/postings") { Content = body };
        feeder.AddAntiforgery(request);
        using var answer = await feeder.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var answers = 0;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is not null)
        {
            answers++;
        }

        answers.ShouldBe(body.Lines);
        body.Growth.ShouldBeLessThan(Allowed);
    }

    [Fact]
    public async Task A_file_of_100_megabytes_takes_bounded_memory()
    {
        var header = "source,id,customer,kind,currency,value_date,booked_at\n"u8.ToArray();
        var line = Encoding.UTF8.GetBytes($"core,{new string('x', 10_000)}\n");
        using var feeder = await server.SignInAsync("feeder");
        using var body = new RepeatedContent(header, line, Size, "text/csv");
        var done = await ImportTests.ImportAsync(feeder, body);
        (done.State, done.Rejected, done.Rows).ShouldBe((ImportState.Done, body.Lines, body.Lines));
        body.Growth.ShouldBeLessThan(Allowed);
    }

    /// <summary>A long body that is made while it is sent, and looks at the memory of the process meanwhile.</summary>
    private sealed class RepeatedContent : HttpContent
    {
        private readonly byte[] _header;
        private readonly byte[] _line;

        public RepeatedContent(byte[] header, byte[] line, int size, string type)
        {
            (_header, _line, Lines) = (header, line, size / line.Length);
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        }

        public int Lines { get; }

        public long Growth { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await stream.WriteAsync(_header);
            var sent = 0L;
            for (var i = 0; i < Lines; i++)
            {
                await stream.WriteAsync(_line);
                var now = sent + _line.Length;
                if (now / (10 * Megabyte) != sent / (10 * Megabyte))
                {
                    Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: true) - before);
                }

                sent = now;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
