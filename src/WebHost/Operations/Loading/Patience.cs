namespace Podium.WebHost.Operations.Loading;

/// <summary>Repeats calls whose outcome is unknown: every call of the loader counts once, however often it is made.</summary>
internal static class Patience
{
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes the call, again after a time-out or a lost connection, with growing pauses.</summary>
    public static async Task<T> RepeatAsync<T>(Func<Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (attempt < Attempts && e is TimeoutException or Orleans.Runtime.OrleansException)
            {
                await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), time, cancellationToken);
            }
        }
    }
}
