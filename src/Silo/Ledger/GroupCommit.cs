using System.Threading.Channels;

namespace Podium.Silo.Ledger;

/// <summary>
/// Natural batching: while one group is being committed the next one gathers. Every item that was taken gets its result or the failure of
/// its group; disposing commits what waits.
/// </summary>
internal sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private readonly Channel<Waiter> _queue;
    private readonly Func<TItem, int> _weigh;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> _commit;
    private readonly int _maxWeight;
    private readonly Task _loop;

    /// <param name="capacity">Items that may wait; more hold their callers back.</param>
    /// <param name="maxWeight">Weight at which a group is full.</param>
    /// <param name="weigh">Weight of an item.</param>
    /// <param name="commit">Commits a group, never concurrently; results in its order.</param>
    public GroupCommit(int capacity, int maxWeight, Func<TItem, int> weigh, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit)
    {
        _queue = Channel.CreateBounded<Waiter>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _maxWeight = maxWeight;
        _weigh = weigh;
        _commit = commit;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Takes the item into one of the next groups. Throws <see cref="ChannelClosedException"/> after disposal began.</summary>
    public Task<TResult> SubmitAsync(TItem item, CancellationToken cancellationToken = default)
    {
        var waiter = new Waiter(item);
        return _queue.Writer.TryWrite(waiter) ? waiter.Task : WaitForRoomAsync(waiter, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task<TResult> WaitForRoomAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await _queue.Writer.WriteAsync(waiter, cancellationToken).ConfigureAwait(false);
        return await waiter.Task.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var waiters = new List<Waiter>();
        var items = new List<TItem>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            Gather(waiters, items);
            try
            {
                var results = await _commit(items).ConfigureAwait(false);
                for (var i = 0; i < waiters.Count; i++)
                {
                    waiters[i].SetResult(results[i]);
                }
            }
            catch (Exception exception)
            {
                // TrySet: those that have their result keep it.
                foreach (var waiter in waiters)
                {
                    waiter.TrySetException(exception);
                }
            }

            waiters.Clear();
            items.Clear();
        }
    }

    private void Gather(List<Waiter> waiters, List<TItem> items)
    {
        var weight = 0;
        while (weight < _maxWeight && _queue.Reader.TryRead(out var waiter))
        {
            waiters.Add(waiter);
            items.Add(waiter.Item);
            weight += _weigh(waiter.Item);
        }
    }

    // Continuations run elsewhere: the loop must not carry the work of its callers.
    private sealed class Waiter(TItem item) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TItem Item => item;
    }
}
