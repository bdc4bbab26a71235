using System.Buffers;

namespace Podium.WebHost.Ledger;

/// <summary>
/// Answers on their way to a client that may not be reading yet: many clients send everything before they read the first answer, and
/// would stand still for ever if the host waited for them. Answers wait in memory, beyond that in a file that is deleted with the call.
/// One writer, one sender.
/// </summary>
internal sealed class AnswerSpool(int maxMemory) : IAsyncDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _more = new(0, 1);
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _sending = new();
    private FileStream? _file;
    private long _written;
    private long _sent;
    private bool _completed;

    /// <summary>Takes an answer; never waits for the client.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_written == _sent && _waiting.WrittenCount + answer.Length <= maxMemory)
            {
                _waiting.Write(answer.Span);
            }
            else
            {
                _file ??= OpenFile();
                await RandomAccess.WriteAsync(_file.SafeFileHandle, answer, _written, cancellationToken);
                _written += answer.Length;
            }
        }
        finally
        {
            _gate.Release();
        }

        Wake();
    }

    /// <summary>Says that no more answers come.</summary>
    public void Complete()
    {
        Volatile.Write(ref _completed, true);
        Wake();
    }

    /// <summary>Sends everything, until <see cref="Complete"/> was called and nothing waits.</summary>
    public async Task SendAsync(Stream client, CancellationToken cancellationToken)
    {
        var buffer = new byte[Chunk];
        while (true)
        {
            var completed = Volatile.Read(ref _completed);
            var chunk = await TakeAsync(buffer, cancellationToken);
            if (!chunk.IsEmpty)
            {
                await client.WriteAsync(chunk, cancellationToken);
                await client.FlushAsync(cancellationToken);
            }
            else if (completed)
            {
                return;
            }
            else
            {
                await _more.WaitAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        _more.Dispose();
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    // What waits in memory is older than what waits in the file.
    private async ValueTask<ReadOnlyMemory<byte>> TakeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_waiting.WrittenCount > 0)
            {
                (_sending, _waiting) = (_waiting, _sending);
                _waiting.ResetWrittenCount();
                return _sending.WrittenMemory;
            }

            if (_written == _sent)
            {
                return default;
            }

            var read = await RandomAccess.ReadAsync(_file!.SafeFileHandle, buffer[..(int)Math.Min(buffer.Length, _written - _sent)], _sent, cancellationToken);
            _sent += read;
            if (_sent == _written)
            {
                _sent = _written = 0;
                _file.SetLength(0);
            }

            return buffer[..read];
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Wake()
    {
        if (_more.CurrentCount == 0)
        {
            try
            {
                _more.Release();
            }
            catch (SemaphoreFullException)
            {
                // Woken already.
            }
        }
    }

    private static FileStream OpenFile() => new(
        Path.Combine(Path.GetTempPath(), $"podium-answers-{Guid.NewGuid():N}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
}
