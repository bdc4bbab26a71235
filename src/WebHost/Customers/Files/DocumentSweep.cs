using Podium.Grains.Customers.Files;

namespace Podium.WebHost.Customers.Files;

/// <summary>
/// Ends at each start what a stop left half done: removes uploads that came to nothing, and contents whose document was removed. What the database
/// does not know is only removed when it was still coming in: the folder may belong to another database.
/// </summary>
internal sealed partial class DocumentSweep(DocumentFolder folder, IDocumentStore store, TimeProvider time, ILogger<DocumentSweep> logger) : BackgroundService
{
    private const int Group = 500;

    // Longer than any upload takes, on this host or one beside it.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Goes through the folder once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var group in folder.List(time.GetUtcNow() - Patience).Chunk(Group))
        {
            var known = await store.FindRemovedAsync([.. group.Select(file => file.Id)], cancellationToken);
            foreach (var (id, isLeftOver) in group)
            {
                var isKnown = known.TryGetValue(id, out var wasRemoved);
                if (wasRemoved || (isLeftOver && !isKnown))
                {
                    folder.Delete(id);
                    removed++;
                }
                else if (isKnown)
                {
                    folder.Settle(id);
                }
            }
        }

        if (removed > 0)
        {
            LogSwept(removed);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next start tries again; the bank need not wait for it.
            LogFailed(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} files of documents that came to nothing or were removed are gone.")]
    private partial void LogSwept(int count);

    [LoggerMessage(2, LogLevel.Warning, "Files of documents that came to nothing could not be removed; the next start tries again.")]
    private partial void LogFailed(Exception exception);
}
