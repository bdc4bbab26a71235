using System.Collections.Immutable;
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
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly List<Member> _dirty = [];
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
            _members[member] = new Member(Read(member));
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

        _isTotalDirty = true;
        var id = Key.Scope == LeagueScope.SubUnits ? branch! : report.ManagerId;
        if (!_members.TryGetValue(id, out var member))
        {
            return;
        }

        if (!member.IsDirty)
        {
            member.IsDirty = true;
            _dirty.Add(member);
        }

        // A manager is read off at once, while the report is at hand; a unit once a tick, as many reports make it.
        member.Pending = Key.Scope == LeagueScope.SubUnits ? null : Read(id);
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
            var entry = member.Pending ?? Read(member.Entry.MemberId);
            (member.Pending, member.IsDirty) = (null, false);
            if (entry != member.Entry)
            {
                member.Entry = entry;
                changed.Add(entry);
                if (_ranked is not null)
                {
                    _unranked[entry.MemberId] = entry;
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
        Key, Version, Sequence, _book.Frame.Date, now, [.. _members.Values.Select(m => m.Entry)], _total.Total, _total.LeftOut, _total.LeftOutValue);

    /// <summary>The table in order, with everything that is known now.</summary>
    public RankedTable Ranked()
    {
        foreach (var member in _dirty)
        {
            // The next delta still brings these: only the order runs ahead of it.
            _unranked[member.Entry.MemberId] = member.Pending ?? Read(member.Entry.MemberId);
        }

        if (_ranked is null)
        {
            _ranked = new RankedTable(Key.TieRule);
            _ranked.Reset(_members.Values.Select(m => _unranked.GetValueOrDefault(m.Entry.MemberId, m.Entry)));
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
        return new LeaguePage(Key, _book.Frame.Date, now, _members.Count, total, leftOut, leftOutValue, [.. rows]);
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

    /// <summary>A member with what the last delta said of it and, when it has changed since, what the next one will.</summary>
    private sealed class Member(LeagueEntry entry)
    {
        public LeagueEntry Entry { get; set; } = entry;

        public LeagueEntry? Pending { get; set; }

        public bool IsDirty { get; set; }
    }
}
