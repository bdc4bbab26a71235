using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;

namespace Podium.Grains.Managers;

/// <summary>
/// Tells managers what has become durable: one call in flight for each manager, what comes meanwhile goes with the next. What does not
/// arrive is dropped, and the manager is asked to read it from the ledger instead.
/// </summary>
internal sealed partial class ManagerDispatcher(GrainDoor<IManagerSink> managers, TimeProvider clock, ILogger<ManagerDispatcher> logger) : ILedgerDispatcher
{
    private const int MaxWaiting = 10_000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Outbox> _outboxes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispatch(IReadOnlyList<LedgerEntry> committed)
    {
        var managerId = committed[0].ManagerId;
        var outbox = _outboxes.GetOrAdd(managerId, static _ => new Outbox());
        lock (outbox)
        {
            if (outbox.Waiting.Count + committed.Count > MaxWaiting)
            {
                outbox.Waiting.Clear();
                outbox.MustCatchUp = true;
            }

            if (!outbox.MustCatchUp)
            {
                outbox.Waiting.AddRange(committed);
            }

            if (outbox.IsSending)
            {
                return;
            }

            outbox.IsSending = true;
        }

        _ = SendAllAsync(managerId, outbox);
    }

    private async Task SendAllAsync(string managerId, Outbox outbox)
    {
        // The writer of the ledger must not run grain calls.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var sink = managers[managerId];
        while (true)
        {
            ImmutableArray<LedgerEntry> entries;
            bool mustCatchUp;
            lock (outbox)
            {
                if (outbox.Waiting.Count == 0 && !outbox.MustCatchUp)
                {
                    outbox.IsSending = false;
                    return;
                }

                entries = [.. outbox.Waiting];
                outbox.Waiting.Clear();
                mustCatchUp = outbox.MustCatchUp;
                outbox.MustCatchUp = false;
            }

            try
            {
                await (mustCatchUp ? sink.CatchUpAsync() : sink.CountAsync(entries));
            }
            catch (Exception exception)
            {
                LogNotTold(logger, exception, managerId, entries.Length);
                lock (outbox)
                {
                    outbox.Waiting.Clear();
                    outbox.MustCatchUp = true;
                }

                await Task.Delay(RetryAfter, clock);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Manager {ManagerId} could not be told of {Count} entries; it will be asked to read the ledger")]
    private static partial void LogNotTold(ILogger logger, Exception exception, string managerId, int count);

    private sealed class Outbox
    {
        public List<LedgerEntry> Waiting { get; } = [];

        public bool IsSending { get; set; }

        public bool MustCatchUp { get; set; }
    }
}
