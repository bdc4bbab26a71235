using System.IO.Pipelines;
using System.Text;
using CsCheck;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Tests.Ledger;

public sealed class LineReaderTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const(" "), Gen.String[Gen.Char['a', 'c'], 1, 12]).List[0, 40]
        .Select(parts => string.Concat(parts));

    [Fact]
    public async Task However_the_bytes_arrive_the_lines_are_the_same() => await Gen.Select(Texts, Gen.Int[1, 7], Gen.Int[1, 5]).SampleAsync(async (text, chunk, maxLines) =>
    {
        var expected = text.Split('\n')
            .Select((line, i) => (Number: i + 1L, Text: line.TrimEnd('\r')))
            .Where(line => line.Text.Trim().Length > 0)
            .Select(line => line with { Text = line.Text.Length > 8 ? "(too long)" : line.Text })
            .ToList();
        (await ReadAsync(Encoding.UTF8.GetBytes(text), chunk, maxLineBytes: 9, maxLines, shortTo: 8)).ShouldBe(expected);
    }, iter: 300, threads: 1);

    [Fact]
    public async Task A_byte_order_mark_is_taken_off() =>
        (await ReadAsync([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n', (byte)'b'], 2, 100, 10)).ShouldBe([(1, "a"), (2, "b")]);

    [Fact]
    public async Task A_line_without_end_is_skipped_without_being_held()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64 * 1024));
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                await pipe.Writer.WriteAsync(new byte[4096].Select(_ => (byte)'x').ToArray(), TestContext.Current.CancellationToken);
            }

            await pipe.Writer.CompleteAsync();
        }, TestContext.Current.CancellationToken);
        var reader = new LineReader(pipe.Reader, 1024, 10);
        var lines = await reader.ReadAsync(TestContext.Current.CancellationToken);
        lines.Single().ShouldBe(new Line(1, default, TooLong: true));
        (await reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        reader.BytesRead.ShouldBe(500 * 4096);
        await writing;
    }

    private static async Task<List<(long Number, string Text)>> ReadAsync(byte[] bytes, int chunk, int maxLineBytes, int maxLines, int shortTo = int.MaxValue)
    {
        var pipe = new Pipe();
        var reader = new LineReader(pipe.Reader, maxLineBytes, maxLines);
        var read = new List<(long, string)>();
        var writing = WriteAsync();
        while (await reader.ReadAsync(CancellationToken.None) is { Count: > 0 } lines)
        {
            lines.Count.ShouldBeLessThanOrEqualTo(maxLines);
            read.AddRange(lines.Select(l => (l.Number, l.TooLong || l.Bytes.Length > shortTo ? "(too long)" : Encoding.UTF8.GetString(l.Bytes.Span))));
        }

        await writing;
        return read;

        async Task WriteAsync()
        {
            foreach (var part in bytes.Chunk(chunk))
            {
                await pipe.Writer.WriteAsync(part);
            }

            await pipe.Writer.CompleteAsync();
        }
    }
}
