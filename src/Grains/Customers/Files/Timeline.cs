using System.Globalization;
using Podium.Contracts.Errors;

namespace Podium.Grains.Customers.Files;

/// <summary>What happened with a customer; each source has one kind.</summary>
public enum TimelineKind
{
    /// <summary>A posting.</summary>
    Posting,
    /// <summary>A phone call, message or meeting.</summary>
    Contact,
    /// <summary>A visit.</summary>
    Visit,
    /// <summary>A visit report.</summary>
    Report,
    /// <summary>A need and what became of it.</summary>
    Need,
    /// <summary>A document.</summary>
    Document,
    /// <summary>Other owners.</summary>
    Assignment,
    /// <summary>Another tier.</summary>
    Tier,
    /// <summary>A change of profile or file.</summary>
    Profile,
    /// <summary>A note.</summary>
    Note,
    /// <summary>A message to the customer.</summary>
    Message,
}

/// <summary>A row of a customer's timeline.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Title">What people wrote, or a stable code.</param>
/// <param name="Actor">Who, or null.</param>
/// <param name="RefId">Id of the thing; with time and kind it orders rows.</param>
/// <param name="Detail">A code or figures by kind; may be empty.</param>
public sealed record TimelineRow(DateTimeOffset At, TimelineKind Kind, string Title, string? Actor, string RefId, string Detail);

/// <summary>A place in a timeline: rows behind it are older, or of the same moment and later in kind and id.</summary>
public readonly record struct TimelinePlace(DateTimeOffset At, TimelineKind Kind, string RefId)
{
    /// <summary>Reads what <see cref="ToString"/> wrote. Errors: <c>malformed</c>.</summary>
    public static TimelinePlace Parse(string text)
    {
        var parts = text.Split('~', 3);
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
            ? new TimelinePlace(new DateTimeOffset(ticks, TimeSpan.Zero), (TimelineKind)kind, parts[2])
            : throw new PodiumException(ErrorCodes.Malformed, "Send 'before' as 'next' gave it.", "before");
    }

    /// <summary>The place as an opaque text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}~{(int)Kind}~{RefId}");
}

/// <summary>Reads one kind of rows of a timeline. Register one for each kind.</summary>
public interface ITimelineSource
{
    /// <summary>The kind of its rows.</summary>
    TimelineKind Kind { get; }

    /// <summary>
    /// The next rows of a customer: newest first, those of one moment by id ascending (ordinal). <paramref name="upTo"/> is the newest moment to read;
    /// of exactly that moment only rows with an id behind <paramref name="afterId"/>: all for "", none for null.
    /// </summary>
    Task<IReadOnlyList<TimelineRow>> ReadAsync(string customerId, DateTimeOffset upTo, string? afterId, int count, CancellationToken cancellationToken);
}

/// <summary>Joins the sources into one timeline, page by page, with no row lost or doubled at the joints.</summary>
public sealed class TimelineReader(IEnumerable<ITimelineSource> sources)
{
    /// <summary>A page of rows of some kinds, or of all when none is named, and where the next one begins; null at the end.</summary>
    public async Task<(IReadOnlyList<TimelineRow> Rows, TimelinePlace? Next)> ReadAsync(
        string customerId, IReadOnlyCollection<TimelineKind> kinds, TimelinePlace? before, int count, CancellationToken cancellationToken)
    {
        var rows = new List<TimelineRow>();
        foreach (var source in sources.Where(source => kinds.Count == 0 || kinds.Contains(source.Kind)))
        {
            rows.AddRange(await ReadAsync(source, customerId, before, count, cancellationToken));
        }

        var page = rows.OrderByDescending(row => row.At).ThenBy(row => row.Kind).ThenBy(row => row.RefId, StringComparer.Ordinal).Take(count).ToArray();
        return (page, page.Length == count && count > 0 ? new TimelinePlace(page[^1].At, page[^1].Kind, page[^1].RefId) : null);
    }

    private static Task<IReadOnlyList<TimelineRow>> ReadAsync(
        ITimelineSource source, string customerId, TimelinePlace? before, int count, CancellationToken cancellationToken)
    {
        if (before is not { } place)
        {
            return source.ReadAsync(customerId, DateTimeOffset.MaxValue, null, count, cancellationToken);
        }

        var afterId = source.Kind > place.Kind ? "" : source.Kind == place.Kind ? place.RefId : null;
        return source.ReadAsync(customerId, place.At, afterId, count, cancellationToken);
    }
}
