namespace Podium.Silo.Tests.Support;

/// <summary>Waits for another process.</summary>
public static class Eventually
{
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> read, Func<T, bool> expected, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var value = await read();
            if (expected(value))
            {
                return value;
            }

            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
