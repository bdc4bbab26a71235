using System.Collections.Immutable;
using Podium.Contracts.Leagues;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Organization;
using Podium.Grains.Totals;

namespace Podium.Grains.Leagues;

/// <summary>
/// The newest report of every manager in or below a unit, and their sums by branch: the unit's own managers under the unit's id, each
/// unit directly below under its own. Pure; not safe for concurrent use.
/// </summary>
internal sealed class LeagueBook
{
    private readonly Dictionary<BucketKey, int> _bucketIds = [];
    private readonly List<BucketKey> _buckets = [];
    private readonly Dictionary<(string ManagerId, string UnitId), Part> _parts = [];
    private readonly Dictionary<string, List<Part>> _partsByManager = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _branchOfUnit = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, BucketLine>> _branches = new(StringComparer.Ordinal);
    private readonly Dictionary<LeagueScope, IReadOnlyList<string>> _leftOut = [];

    public LeagueBook(string unitId, OrganizationTree organization, PeriodFrame frame)
    {
        UnitId = unitId;
        Frame = frame;
        Organization = organization;
        MapBranches();
    }

    public string UnitId { get; }

    public PeriodFrame Frame { get; private set; }

    public OrganizationTree Organization { get; private set; }

    /// <summary>Every bucket met so far; a bucket keeps its index.</summary>
    public IReadOnlyList<BucketKey> Buckets => _buckets;

    /// <summary>Whose reports are here.</summary>
    public IEnumerable<string> Managers => _partsByManager.Keys;

    /// <summary>All reports, as they would be sent on.</summary>
    public IEnumerable<MemberReport> Reports => _parts.Values.Select(p => p.Report);

    /// <summary>Takes a report in if it is newer than what is here; false when it is not, or when its unit is not in or below this one.</summary>
    public bool Take(MemberReport report)
    {
        if (report.Date > Frame.Date)
        {
            RollTo(new PeriodFrame(report.Date));
        }

        if (!_branchOfUnit.TryGetValue(report.UnitId, out var branchId))
        {
            return false;
        }

        var key = (report.ManagerId, report.UnitId);
        if (_parts.TryGetValue(key, out var part) && !IsNewer(report, part.Report))
        {
            return false;
        }

        if (part is null)
        {
            _parts.Add(key, part = new Part(report.UnitId));
            if (!_partsByManager.TryGetValue(report.ManagerId, out var list))
            {
                _partsByManager.Add(report.ManagerId, list = []);
            }

            list.Add(part);
            _leftOut.Clear();
        }

        Replace(part, report, _branches[branchId]);
        return true;
    }

    /// <summary>Whether this very report is here: as new, neither newer nor older.</summary>
    public bool Has(MemberReport report) =>
        _parts.TryGetValue((report.ManagerId, report.UnitId), out var part) && !IsNewer(report, part.Report) && !IsNewer(part.Report, report);

    /// <summary>Moves on to a later date: every line rolls in place, nobody is called.</summary>
    public void RollTo(PeriodFrame frame)
    {
        if (frame.Date <= Frame.Date)
        {
            return;
        }

        foreach (var part in _parts.Values)
        {
            part.Lines = [.. part.Lines.Select(line => (line.Bucket, line.Line.RollTo(Frame, frame)))];
        }

        foreach (var branch in _branches.Values)
        {
            foreach (var bucket in branch.Keys.ToArray())
            {
                branch[bucket] = branch[bucket].RollTo(Frame, frame);
            }
        }

        Frame = frame;
        _leftOut.Clear();
    }

    /// <summary>Takes up a changed organisation: branches are added up again.</summary>
    public void Reorganize(OrganizationTree organization)
    {
        Organization = organization;
        _leftOut.Clear();
        MapBranches();
        foreach (var part in _parts.Values)
        {
            if (_branchOfUnit.TryGetValue(part.UnitId, out var branch))
            {
                foreach (var (bucket, line) in part.Lines)
                {
                    AddUp(_branches[branch], bucket, line);
                }
            }
        }
    }

    /// <summary>Who is ranked in a scope: active managers that work here today, or the units below.</summary>
    public IEnumerable<string> MembersOf(LeagueScope scope)
    {
        if (scope == LeagueScope.SubUnits)
        {
            return Organization.ChildrenOf(UnitId);
        }

        return Organization.Snapshot.Managers.Where(manager => manager.Active && !OrganizationTree.IsPool(manager.Id) && IsHere(manager.UnitOn(Frame.Date), scope))
            .Select(manager => manager.Id);
    }

    /// <summary>Managers with business here that are not ranked: pools, leavers, those that moved away; among units the unit's own managers.</summary>
    public IReadOnlyList<string> LeftOutOf(LeagueScope scope)
    {
        if (!_leftOut.TryGetValue(scope, out var leftOut))
        {
            var ranked = scope == LeagueScope.SubUnits ? [] : MembersOf(scope).ToHashSet(StringComparer.Ordinal);
            var within = scope == LeagueScope.AllManagers ? scope : LeagueScope.Managers;
            leftOut = [.. _partsByManager.Where(m => !ranked.Contains(m.Key) && m.Value.Any(part => IsHere(part.UnitId, within))).Select(m => m.Key)];
            _leftOut.Add(scope, leftOut);
        }

        return leftOut;
    }

    /// <summary>Branch whose unit rows change when a report of a unit does; null when it is not below.</summary>
    public string? BranchOf(string unitId) => _branchOfUnit.GetValueOrDefault(unitId);

    /// <summary>Reads a member off.</summary>
    public IndicatorSelector.Reading ReadMember(string memberId, LeagueScope scope, TableSelector selector)
    {
        var reading = default(IndicatorSelector.Reading);
        if (scope == LeagueScope.SubUnits)
        {
            if (_branches.TryGetValue(memberId, out var branch))
            {
                selector.Read(ref reading, branch.Select(line => (line.Key, line.Value)), Frame);
            }

            return reading;
        }

        if (!_partsByManager.TryGetValue(memberId, out var parts))
        {
            return reading;
        }

        foreach (var part in parts)
        {
            if (IsHere(part.UnitId, scope))
            {
                selector.Read(ref reading, part.Lines, Frame);
            }
        }

        return reading;
    }

    /// <summary>Everything in and below the unit, by bucket.</summary>
    public IReadOnlyDictionary<BucketKey, BucketLine> Sum()
    {
        var sum = new Dictionary<BucketKey, BucketLine>();
        foreach (var (bucket, line) in _branches.Values.SelectMany(branch => branch))
        {
            var key = _buckets[bucket];
            sum[key] = sum.TryGetValue(key, out var present) ? present.Plus(line) : line;
        }

        return sum;
    }

    /// <summary>Reads the whole of a scope off, whoever is ranked.</summary>
    public IndicatorSelector.Reading ReadTotal(LeagueScope scope, TableSelector selector)
    {
        var reading = default(IndicatorSelector.Reading);
        foreach (var (branchId, branch) in _branches)
        {
            if (scope != LeagueScope.Managers || branchId == UnitId)
            {
                selector.Read(ref reading, branch.Select(line => (line.Key, line.Value)), Frame);
            }
        }

        return reading;
    }

    private static bool IsNewer(MemberReport report, MemberReport present) =>
        (report.Placement, report.Entries, report.Date).CompareTo((present.Placement, present.Entries, present.Date)) > 0;

    private static void AddUp(Dictionary<int, BucketLine> branch, int bucket, BucketLine line) =>
        branch[bucket] = branch.TryGetValue(bucket, out var sum) ? sum.Plus(line) : line;

    private bool IsHere(string unitId, LeagueScope scope) =>
        _branchOfUnit.TryGetValue(unitId, out var branch) && (scope != LeagueScope.Managers || branch == UnitId);

    private void Replace(Part part, MemberReport report, Dictionary<int, BucketLine> branch)
    {
        var from = new PeriodFrame(report.Date);
        var before = part.Lines;
        var lines = before.Length == report.Buckets.Length ? before : new (int Bucket, BucketLine Line)[report.Buckets.Length];
        var present = part.Report?.Date == report.Date ? part.Report.Buckets : [];
        for (var i = 0; i < Math.Max(before.Length, lines.Length); i++)
        {
            // A manager sends the same object for what did not change, mostly at the same place.
            if (i < Math.Min(lines.Length, present.Length) && ReferenceEquals(report.Buckets[i], present[i]))
            {
                lines[i] = before[i];
                continue;
            }

            var old = i < before.Length ? before[i] : default;
            if (i < lines.Length)
            {
                var (key, line) = report.Buckets[i];
                lines[i] = (IdOf(key), line.RollTo(from, Frame));
                AddUp(branch, lines[i].Bucket, lines[i].Line);
            }

            if (old.Line is not null)
            {
                branch[old.Bucket] = branch[old.Bucket].Minus(old.Line);
            }
        }

        part.Lines = lines;
        part.Report = report;
    }

    private int IdOf(BucketKey key)
    {
        if (!_bucketIds.TryGetValue(key, out var id))
        {
            id = _buckets.Count;
            _bucketIds.Add(key, id);
            _buckets.Add(key);
        }

        return id;
    }

    private void MapBranches()
    {
        _branchOfUnit.Clear();
        _branches.Clear();
        _branchOfUnit[UnitId] = UnitId;
        _branches[UnitId] = [];
        foreach (var child in Organization.ChildrenOf(UnitId))
        {
            _branches[child] = [];
            foreach (var unit in Organization.SubtreeOf(child))
            {
                _branchOfUnit[unit] = child;
            }
        }
    }

    private sealed class Part(string unitId)
    {
        public string UnitId { get; } = unitId;

        public MemberReport Report { get; set; } = null!;

        public (int Bucket, BucketLine Line)[] Lines { get; set; } = [];
    }
}
