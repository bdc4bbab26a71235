namespace Podium.WebHost.Tests.Hosting;

/// <summary>Awaits what a background service brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Looks until the condition holds; throws when it does not within a minute.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> look, Func<T, bool> condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var seen = await look();
            if (condition(seen))
            {
                return seen;
            }

            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
