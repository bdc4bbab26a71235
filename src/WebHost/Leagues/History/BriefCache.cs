using System.Collections.Concurrent;

namespace Podium.WebHost.Leagues.History;

/// <summary>Keeps what is costly to make for some seconds; callers who ask at once share one making. What fails is not kept.</summary>
internal sealed class BriefCache<TKey, TValue>(TimeSpan keep, int most, TimeProvider clock)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Kept> _kept = new();

    /// <summary>The value, made now or a moment ago.</summary>
    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> make)
    {
        var now = clock.GetUtcNow();
        DropOld(now);
        var kept = _kept.GetOrAdd(key, _ => new Kept(now + keep, new Lazy<Task<TValue>>(make)));
        try
        {
            return await kept.Value.Value;
        }
        catch
        {
            _kept.TryRemove(KeyValuePair.Create(key, kept));
            throw;
        }
    }

    private void DropOld(DateTimeOffset now)
    {
        foreach (var (key, kept) in _kept)
        {
            if (kept.Until <= now || _kept.Count > most)
            {
                _kept.TryRemove(KeyValuePair.Create(key, kept));
            }
        }
    }

    private sealed record Kept(DateTimeOffset Until, Lazy<Task<TValue>> Value);
}
