using System.IO.Pipelines;
using CsCheck;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Tests.Ledger;

public sealed class AnswerSpoolTests
{
    [Fact]
    public async Task Answers_arrive_in_order_whether_the_client_reads_early_or_late() =>
        await Gen.Select(Gen.Int[1, 300].Array[0, 60], Gen.Int[0, 60], Gen.Int[0, 1000]).SampleAsync(async (sizes, readFrom, memory) =>
        {
            await using var spool = new AnswerSpool(memory);
            var expected = new List<byte>();
            using var client = new MemoryStream();
            Task? sending = null;
            for (var i = 0; i < sizes.Length; i++)
            {
                var answer = Enumerable.Repeat((byte)i, sizes[i]).ToArray();
                expected.AddRange(answer);
                await spool.WriteAsync(answer, CancellationToken.None);
                if (i == readFrom)
                {
                    sending = spool.SendAsync(client, CancellationToken.None);
                }
            }

            spool.Complete();
            await (sending ?? spool.SendAsync(client, CancellationToken.None));
            client.ToArray().ShouldBe(expected.ToArray());
        }, iter: 200, threads: 1);

    [Fact]
    public async Task A_client_that_does_not_read_holds_nobody_up()
    {
        var pipe = new Pipe();
        await using var spool = new AnswerSpool(1024);
        var sending = spool.SendAsync(pipe.Writer.AsStream(), TestContext.Current.CancellationToken);
        var answer = new byte[1000];
        for (var i = 0; i < 10_000; i++)
        {
            await spool.WriteAsync(answer, TestContext.Current.CancellationToken);
        }

        spool.Complete();
        sending.IsCompleted.ShouldBeFalse();
        var closing = CloseAsync();
        var received = 0L;
        while (await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken) is { } read && !(read.IsCompleted && read.Buffer.IsEmpty))
        {
            received += read.Buffer.Length;
            pipe.Reader.AdvanceTo(read.Buffer.End);
        }

        await closing;
        received.ShouldBe(10_000_000);

        async Task CloseAsync()
        {
            await sending;
            await pipe.Writer.CompleteAsync();
        }
    }
}
