using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Grains.Indicators;

namespace Podium.Grains.Leagues;

/// <summary>
/// One table that is watched or was asked for: its entries, what has changed since the last delta, and, once somebody asks for rows, its
/// order. Pure.
/// </summary>
internal sealed class LiveTable
{
    private readonly LeagueBook _book;
    private readonly TableSelector _value;
    private readonly TableSelector? _secondary;
    private readonly Dictionary<string, LeagueEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dirty = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LeagueEntry> _unranked = new(StringComparer.Ordinal);
    private RankedTable? _ranked;
    private bool _isTotalDirty = true;
    private (long? Total, int LeftOut, long LeftOutValue) _total;

    public LiveTable(LeagueTableKey key, LeagueBook book, IndicatorCatalog indicators, long version)
    {
        Key = key;
        Version = version;
        _book = book;
        _value = Selector(key.Indicator, key.Measure);
        _secondary = key.Secondary is null ? null : Selector(key.Secondary, Measure.Value);
        foreach (var member in book.MembersOf(key.Scope))
        {
            _entries[member] = Read(member);
        }

        RefreshTotal();

        TableSelector Selector(string code, Measure measure) => new(
            indicators.Find(code) ?? throw new PodiumException(ErrorCodes.IndicatorUnknown, $"There is no indicator '{code}'.", "indicator"),
            key.Period,
            measure,
            book.Buckets);
    }

    public LeagueTableKey Key { get; }

    public long Version { get; }

    public long Sequence { get; private set; }

    public bool IsDirty => _dirty.Count > 0 || _isTotalDirty;

    /// <summary>Whose business changed.</summary>
    public void Touch(MemberReport report)
    {
        var branch = _book.BranchOf(report.UnitId);
        if (Key.Scope == LeagueScope.Managers && branch != _book.UnitId)
        {
            return;
        }

        var member = Key.Scope == LeagueScope.SubUnits ? branch! : report.ManagerId;
        if (_entries.ContainsKey(member))
        {
            _dirty.Add(member);
        }

        _isTotalDirty = true;
    }

    /// <summary>The next delta, or null when nothing that shows has changed.</summary>
    public LeagueDelta? Tick(DateTimeOffset now)
    {
        if (!IsDirty)
        {
            return null;
        }

        var changed = ImmutableArray.CreateBuilder<LeagueEntry>(_dirty.Count);
        foreach (var member in _dirty)
        {
            var entry = Read(member);
            ref var present = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, member);
            if (entry != present)
            {
                present = entry;
                changed.Add(entry);
                if (_ranked is not null)
                {
                    _unranked[member] = entry;
                }
            }
        }

        _dirty.Clear();
        var before = _total;
        RefreshTotal();
        if (changed.Count == 0 && before == _total)
        {
            return null;
        }

        Sequence++;
        return new LeagueDelta(
            Key, Version, Sequence, _book.Frame.Date, now, changed.DrainToImmutable(), [], _total.Total, _total.LeftOut, _total.LeftOutValue);
    }

    /// <summary>The whole table as of the last delta.</summary>
    public LeagueSnapshot Snapshot(DateTimeOffset now) => new(
        Key, Version, Sequence, _book.Frame.Date, now, [.. _entries.Values], _total.Total, _total.LeftOut, _total.LeftOutValue);

    /// <summary>The table in order, with everything that is known now.</summary>
    public RankedTable Ranked()
    {
        foreach (var member in _dirty)
        {
            // The next delta still brings these: only the order runs ahead of it.
            _unranked[member] = Read(member);
        }

        if (_ranked is null)
        {
            _ranked = new RankedTable(Key.TieRule);
            _ranked.Reset(_entries.Values.Select(e => _unranked.GetValueOrDefault(e.MemberId, e)));
        }
        else
        {
            _ranked.Apply(_unranked.Values, []);
        }

        _unranked.Clear();
        return _ranked;
    }

    /// <summary>A page around rows of the table.</summary>
    public LeaguePage Page(IEnumerable<LeagueRow> rows, DateTimeOffset now)
    {
        var (total, leftOut, leftOutValue) = ReadTotal();
        return new LeaguePage(Key, _book.Frame.Date, now, _entries.Count, total, leftOut, leftOutValue, [.. rows]);
    }

    private LeagueEntry Read(string member)
    {
        var frame = _book.Frame;
        var reading = _book.ReadMember(member, Key.Scope, _value);
        long secondary = 0;
        if (_secondary is not null)
        {
            secondary = _secondary.Indicator.Value(_book.ReadMember(member, Key.Scope, _secondary), frame) ?? 0;
        }

        return new LeagueEntry(
            member, _value.Indicator.Value(reading, frame), secondary, reading.ReachedAt, _value.Indicator.YesterdayValue(reading, frame));
    }

    private void RefreshTotal()
    {
        if (_isTotalDirty)
        {
            _total = ReadTotal();
            _isTotalDirty = false;
        }
    }

    private (long? Total, int LeftOut, long LeftOutValue) ReadTotal()
    {
        var frame = _book.Frame;
        var total = _value.Indicator.Value(_book.ReadTotal(Key.Scope, _value), frame);
        var leftOut = 0;
        long leftOutValue = 0;
        foreach (var member in _book.LeftOutOf(Key.Scope))
        {
            var scope = Key.Scope == LeagueScope.SubUnits ? LeagueScope.Managers : Key.Scope;
            if (_value.Indicator.Value(_book.ReadMember(member, scope, _value), frame) is { } value)
            {
                leftOut++;
                leftOutValue += value;
            }
        }

        return (total, leftOut, leftOutValue);
    }
}
