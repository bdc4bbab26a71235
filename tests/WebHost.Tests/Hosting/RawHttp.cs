using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Podium.WebHost.Tests.Hosting;

/// <summary>One HTTP/1.1 call whose body is sent piece by piece while the answer is read: HttpClient sends it all first.</summary>
public sealed class RawHttp : IAsyncDisposable
{
    private readonly TcpClient _tcp = new();
    private NetworkStream _stream = null!;
    private StreamReader _reader = null!;

    /// <summary>Opens the call with an API key.</summary>
    public static async Task<RawHttp> PostAsync(Uri address, string path, string apiKey, string contentType)
    {
        var call = new RawHttp();
        await call._tcp.ConnectAsync(address.Host, address.Port);
        call._stream = call._tcp.GetStream();
        call._reader = new StreamReader(call._stream, Encoding.UTF8);
        await call.WriteAsync(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {apiKey}\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n\r\n");
        return call;
    }

    /// <summary>Sends a line of the body.</summary>
    public Task SendLineAsync(string line) => SendAsync(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Sends a piece of the body.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> piece)
    {
        await WriteAsync(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await _stream.WriteAsync(piece);
        await WriteAsync("\r\n");
    }

    /// <summary>Ends the body.</summary>
    public Task EndAsync() => WriteAsync("0\r\n\r\n");

    /// <summary>The next line of the answer that is JSON; null at the end. Status, headers and sizes of chunks are passed over.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith('{'))
            {
                return line;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _tcp.Dispose();
    }

    private async Task WriteAsync(string text) => await _stream.WriteAsync(Encoding.ASCII.GetBytes(text));
}
