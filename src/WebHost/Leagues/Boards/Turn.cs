namespace Podium.WebHost.Leagues.Boards;

/// <summary>Lets one at a time in; dispose what you get to let the next one in.</summary>
internal sealed class Turn
{
    private readonly SemaphoreSlim _free = new(1);

    /// <summary>Waits for the turn.</summary>
    public async Task<IDisposable> TakeAsync()
    {
        await _free.WaitAsync();
        return new Taken(_free);
    }

    /// <summary>The turn if it is free now, else null.</summary>
    public async Task<IDisposable?> TryTakeAsync() => await _free.WaitAsync(TimeSpan.Zero) ? new Taken(_free) : null;

    private sealed class Taken(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
