using System.Threading.Channels;

namespace Podium.WebHost.Imports;

/// <summary>Uploads that wait for their turn on this host.</summary>
internal sealed class ImportQueue
{
    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Adds an upload.</summary>
    public void Add(string id) => _waiting.Writer.TryWrite(id);

    /// <summary>Takes uploads in order, for ever.</summary>
    public IAsyncEnumerable<string> TakeAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);
}
