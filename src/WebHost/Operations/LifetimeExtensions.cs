namespace Podium.WebHost.Operations;

/// <summary>Waits for moments in the life of the host.</summary>
internal static class LifetimeExtensions
{
    /// <summary>Waits until a token of <see cref="IHostApplicationLifetime"/> fires.</summary>
    public static async Task WaitAsync(this CancellationToken moment, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = moment.Register(reached.SetResult);
        await reached.Task.WaitAsync(cancellationToken);
    }
}
