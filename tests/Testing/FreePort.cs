using System.Net;
using System.Net.Sockets;

namespace Podium.Testing;

/// <summary>Loopback ports for servers of tests.</summary>
public static class FreePort
{
    // Below the ports that the system takes for outgoing connections: nobody else may come to sit on one between two starts of a server. Apart from
    // the ports that Podium itself takes when it is told none.
    private const int First = 20_000;
    private const int Count = 9_900;

    // Test projects run at the same time: each begins somewhere else.
    private static int _next = Environment.ProcessId * 97 % Count;

    /// <summary>A port nobody uses, another one at each call.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }
}
