using System.Collections.Immutable;
using System.Text.Json;
using Podium.Grains.Audit;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Calendar;

internal sealed class WorkStore(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : IWorkStore, IWorkCalendarSource
{
    private const string CalendarPart = "calendar";
    private const string RulesPart = "visit_rules";
    private volatile WorkBasis? _known;

    public Task<WorkBasis> GetAsync(CancellationToken cancellationToken) => database.ReadSnapshotAsync(GetAsync, cancellationToken);

    public async Task<WorkCalendar> GetCalendarAsync(CancellationToken cancellationToken) => (await GetAsync(cancellationToken)).Calendar;

    /// <summary>As of a transaction that already runs.</summary>
    public async Task<WorkBasis> GetAsync(Sql sql)
    {
        var versions = await sql.QueryAsync(
            "select version from bank_version where part in ('calendar', 'visit_rules') order by part", static row => row.Long(0));
        var known = _known;
        if (known is not null && known.CalendarVersion == versions[0] && known.RulesVersion == versions[1])
        {
            return known;
        }

        return _known = await LoadAsync(sql, versions[0], versions[1]);
    }

    private static async Task<WorkBasis> LoadAsync(Sql sql, long calendarVersion, long rulesVersion)
    {
        var days = await LoadDaysAsync(sql);
        return new WorkBasis(calendarVersion, rulesVersion, days, new WorkCalendar(days), new VisitRuleBook(await LoadRulesAsync(sql)));
    }

    public Task PutYearAsync(int year, IReadOnlyList<CalendarDay> days, Operation operation, CancellationToken cancellationToken) => ChangeAsync(
        CalendarPart,
        operation,
        year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        basis => AuditText.Of(new { days = basis.Days.Where(day => day.Date.Year == year) }),
        async sql =>
        {
            await sql.ExecuteAsync(
                """
                insert into bank_calendar_year (year, changed_by, changed_at) values (@year, @actor, @at)
                on conflict (year) do update set changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """,
                ("year", year),
                ("actor", operation.Actor),
                ("at", clock.GetUtcNow()));
            await sql.ExecuteAsync("delete from bank_calendar where year = @year", ("year", year));
            foreach (var day in days)
            {
                await sql.ExecuteAsync(
                    "insert into bank_calendar (day, year, kind, name_en, name_zh) values (@day, @year, @kind, @en, @zh)",
                    ("day", day.Date),
                    ("year", year),
                    ("kind", day.Kind),
                    ("en", day.NameEn),
                    ("zh", day.NameZh));
            }
        },
        cancellationToken);

    public Task PutRulesAsync(DateOnly from, VisitRules rules, Operation operation, CancellationToken cancellationToken) => ChangeAsync(
        RulesPart,
        operation,
        "visits",
        basis => AuditText.Of(new { rules = basis.Rules.On(from).Rules }),
        sql => sql.ExecuteAsync(
            """
            insert into bank_rule (rule_set, version, from_day, rules, changed_by, changed_at)
            values ('visits', (select coalesce(max(version), 0) + 1 from bank_rule where rule_set = 'visits'), @from, @rules, @actor, @at)
            """,
            ("from", from),
            ("rules", JsonSerializer.Serialize(rules)),
            ("actor", operation.Actor),
            ("at", clock.GetUtcNow())),
        cancellationToken);

    // The version goes first: its row is the lock that keeps changes of one part in line.
    private Task ChangeAsync(
        string part, Operation operation, string refId, Func<WorkBasis, string> before, Func<Sql, Task> write, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("update bank_version set version = version + 1 where part = @part", ("part", part));
            if (await Operations.FindAsync(sql, operation) is null)
            {
                var was = before(await LoadAsync(sql, 0, 0));
                await write(sql);
                await Operations.AddAsync(sql, operation, refId, clock.GetUtcNow());
                await audit.AppendAsync(
                    sql, new AuditRecord(clock.GetUtcNow(), operation.Actor, operation.Action, $"{part}/{refId}", Before: was, After: AuditText.Of(operation.Content)));
            }

            return 0;
        },
        Durability.Full,
        cancellationToken);

    private static async Task<IReadOnlyList<CalendarDay>> LoadDaysAsync(Sql sql)
    {
        var zone = await sql.FirstOrDefaultAsync("select time_zone from bank_day", static row => row.Text(0));
        var years = (await sql.QueryAsync("select year from bank_calendar_year", static row => row.Int(0))).ToHashSet();
        var own = await sql.QueryAsync(
            "select day, kind, name_en, name_zh from bank_calendar",
            static row => new CalendarDay(row.Day(0), (CalendarDayKind)row.Int(1), row.Text(2), row.Text(3)));
        var usual = zone is not null && ChineseHolidays.HoldsIn(zone) ? ChineseHolidays.All.Where(day => !years.Contains(day.Date.Year)) : [];
        return [.. own.Concat(usual).OrderBy(day => day.Date)];
    }

    private static async Task<ImmutableArray<VisitRuleVersion>> LoadRulesAsync(Sql sql) =>
    [
        .. await sql.QueryAsync(
            "select version, from_day, rules, changed_by, changed_at from bank_rule where rule_set = 'visits' order by version",
            static row => new VisitRuleVersion(
                row.Long(0), row.Day(1), JsonSerializer.Deserialize<VisitRules>(row.Text(2))!, row.Text(3), row.Instant(4))),
    ];
}
