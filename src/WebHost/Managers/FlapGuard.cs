namespace Podium.WebHost.Managers;

/// <summary>Lets one notice about the same person through, then none for a while: two who pass each other to and fro are one story.</summary>
internal sealed class FlapGuard(TimeSpan quiet)
{
    private readonly Dictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    /// <summary>True when a notice about the person may go out now.</summary>
    public bool Allows(string otherId, DateTimeOffset now)
    {
        if (_told.TryGetValue(otherId, out var at) && now - at < quiet)
        {
            return false;
        }

        foreach (var old in _told.Where(told => now - told.Value >= quiet).Select(told => told.Key).ToArray())
        {
            _told.Remove(old);
        }

        _told[otherId] = now;
        return true;
    }
}
