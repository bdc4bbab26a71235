namespace Podium.WebHost.Operations.Demo;

/// <summary>Says when the database needs no more filling, whether it was filled now, before, or never will be.</summary>
internal sealed class DemoFilled
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Filling is over.</summary>
    public void Set() => _done.TrySetResult();

    /// <summary>Waits until it is.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _done.Task.WaitAsync(cancellationToken);
}
