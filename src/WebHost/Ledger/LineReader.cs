using System.Buffers;
using System.IO.Pipelines;

namespace Podium.WebHost.Ledger;

/// <summary>A line of a stream.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Bytes">Without its end; empty when <paramref name="TooLong"/>.</param>
/// <param name="TooLong">Longer than allowed: its bytes were skipped.</param>
internal readonly record struct Line(long Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>
/// Cuts a stream into lines, in bounded memory whatever comes: what arrived is handed on at once, at most <c>maxLines</c> together,
/// blank lines are skipped and counted, a line that is too long is skipped to its end, a UTF-8 byte order mark is taken off.
/// </summary>
internal sealed class LineReader(PipeReader pipe, int maxLineBytes, int maxLines)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly List<Line> _lines = [];
    private long _number;
    private bool _skipping;

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>
    /// The next lines: those that arrived, at least one. Empty at the end of the stream. Their bytes are good until the next call. Lines
    /// are copied out of the pipe, so that a slow caller holds one batch and not the buffers of the network.
    /// </summary>
    public async ValueTask<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellationToken)
    {
        _lines.Clear();
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken);
            if (result.IsCanceled)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            var rest = Cut(result.Buffer, result.IsCompleted);
            BytesRead += result.Buffer.Length - rest.Length;
            pipe.AdvanceTo(rest.Start, _lines.Count == maxLines ? rest.Start : rest.End);
            if (_lines.Count > 0 || (result.IsCompleted && rest.IsEmpty))
            {
                return _lines;
            }
        }
    }

    private ReadOnlySequence<byte> Cut(ReadOnlySequence<byte> buffer, bool completed)
    {
        while (_lines.Count < maxLines && !buffer.IsEmpty)
        {
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                Take(buffer.Slice(0, end));
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            else if (completed)
            {
                Take(buffer);
                buffer = buffer.Slice(buffer.End);
            }
            else if (_skipping || buffer.Length > maxLineBytes)
            {
                _skipping = true;
                buffer = buffer.Slice(buffer.End);
            }
            else
            {
                break;
            }
        }

        if (completed && _skipping && buffer.IsEmpty && _lines.Count < maxLines)
        {
            Take(buffer);
        }

        return buffer;
    }

    private void Take(ReadOnlySequence<byte> bytes)
    {
        _number++;
        if (_skipping || bytes.Length > maxLineBytes)
        {
            _skipping = false;
            _lines.Add(new Line(_number, default, TooLong: true));
            return;
        }

        var line = bytes.ToArray().AsMemory();
        if (line.Length > 0 && line.Span[^1] == '\r')
        {
            line = line[..^1];
        }

        if (_number == 1 && line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        if (!line.Span.ContainsAnyExcept((byte)' ', (byte)'\t'))
        {
            return;
        }

        _lines.Add(new Line(_number, line, TooLong: false));
    }
}
