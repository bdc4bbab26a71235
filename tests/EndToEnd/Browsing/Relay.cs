using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Podium.Testing;

namespace Podium.EndToEnd.Browsing;

/// <summary>The cable between browser and server: passes bytes on until it is pulled, and again once it is plugged in.</summary>
public sealed class Relay(Uri server) : IAsyncDisposable
{
    private readonly int _port = FreePort.Take();
    private readonly ConcurrentDictionary<TcpClient, Task> _lines = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Where the browser goes.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Plugs the cable in.</summary>
    public Relay Plug()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
        return this;
    }

    /// <summary>Pulls the cable: every connection breaks, none is made.</summary>
    public async Task PullAsync()
    {
        _listener?.Stop();
        await _accepting;
        foreach (var line in _lines.Keys)
        {
            line.Close();
        }

        await Task.WhenAll(_lines.Values);
        _lines.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await PullAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                var browser = await listener.AcceptTcpClientAsync();
                _lines[browser] = CarryAsync(browser);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, server.Port);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(far.GetStream()),
                far.GetStream().CopyToAsync(browser.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone: so is the other, below.
        }

        browser.Close();
    }
}
