using System.Diagnostics;
using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Database;
using Podium.Silo.Diagnostics;
using Podium.Silo.Hosting;

namespace Podium.Silo.Ledger;

internal sealed partial class LedgerAppender : ILedgerAppender, IAsyncDisposable
{
    private readonly ILedgerStore _store;
    private readonly ILedgerDispatcher _dispatcher;
    private readonly PodiumMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<LedgerAppender> _logger;
    private readonly GroupCommit<LedgerBatch, AppendResult> _groups;

    public LedgerAppender(
        ILedgerStore store,
        ILedgerDispatcher dispatcher,
        PodiumMetrics metrics,
        TimeProvider time,
        IOptions<PodiumStorageOptions> options,
        ILogger<LedgerAppender> logger)
    {
        _store = store;
        _dispatcher = dispatcher;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        // A batch without entries (a profile, an account) still costs a row.
        _groups = new(options.Value.MaxWaitingBatches, options.Value.MaxLegsPerCommit, static batch => Math.Max(1, batch.Entries.Length), CommitAsync);
    }

    public Task<AppendResult> AppendAsync(LedgerBatch batch)
    {
        try
        {
            BatchGuard.Check(batch);
        }
        catch (ArgumentException exception)
        {
            return Task.FromException<AppendResult>(exception);
        }

        return _groups.SubmitAsync(batch);
    }

    public ValueTask DisposeAsync() => _groups.DisposeAsync();

    private async Task<IReadOnlyList<AppendResult>> CommitAsync(IReadOnlyList<LedgerBatch> group)
    {
        var started = Stopwatch.GetTimestamp();
        IReadOnlyList<AppendResult> results;
        try
        {
            // Not cancelled at shutdown: what was taken is committed.
            results = await _store.CommitAsync(group, SqlDialect.Truncate(_time.GetUtcNow()), CancellationToken.None);
        }
        catch (Exception exception)
        {
            _metrics.Failed();
            LogCommitFailed(exception, group.Count);
            throw new PodiumException(ErrorCodes.OutcomeUnknown, "The ledger did not confirm the commit. Send it again: it is counted once.");
        }

        var (legs, refused) = Dispatch(results);
        _metrics.Committed(group.Count, refused, legs, Stopwatch.GetElapsedTime(started));
        return results;
    }

    private (int Legs, int Refused) Dispatch(IReadOnlyList<AppendResult> results)
    {
        var (legs, refused) = (0, 0);
        var byManager = new Dictionary<string, List<LedgerEntry>>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            refused += result.IsCommitted ? 0 : 1;
            legs += result.Committed.Length;
            foreach (var entry in result.Committed)
            {
                if (!byManager.TryGetValue(entry.ManagerId, out var entries))
                {
                    byManager.Add(entry.ManagerId, entries = []);
                }

                entries.Add(entry);
            }
        }

        foreach (var entries in byManager.Values)
        {
            try
            {
                _dispatcher.Dispatch(entries);
            }
            catch (Exception exception)
            {
                // The entries are durable and must be answered; the manager pulls them from the ledger.
                LogDispatchFailed(exception, entries[0].ManagerId, entries.Count);
            }
        }

        return (legs, refused);
    }
}
