using System.Collections.Immutable;
using System.Text.Json;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.Silo.Database;

namespace Podium.Silo.Organization;

internal sealed class BankStore(IPodiumDatabase database) : IBankStore
{
    private const string OrganizationPart = "organization";
    private const string IndicatorsPart = "indicators";
    private const string DayPart = "day";

    public Task<BankVersions> GetVersionsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var versions = new Dictionary<string, long>(
                await sql.QueryAsync("select part, version from bank_version", static row => KeyValuePair.Create(row.Text(0), row.Long(1))),
                StringComparer.Ordinal);
            return new BankVersions(versions[OrganizationPart], versions[IndicatorsPart], versions[DayPart]);
        },
        cancellationToken);

    public Task<OrganizationSnapshot> LoadOrganizationAsync(CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var units = await sql.QueryAsync(
                """
                with recursive tree (unit_id, depth) as (
                  select unit_id, 0 from org_unit where parent_id is null
                  union all
                  select u.unit_id, t.depth + 1 from org_unit u join tree t on u.parent_id = t.unit_id)
                select u.unit_id, u.parent_id, u.name_en, u.name_zh from org_unit u join tree t on t.unit_id = u.unit_id order by t.depth, u.unit_id
                """,
                static row => new OrgUnit(row.Text(0), row.TextOrNull(1), row.Text(2), row.Text(3)));
            var placements = (await sql.QueryAsync(
                "select manager_id, unit_id, from_day from manager_placement order by manager_id, from_day",
                static row => (ManagerId: row.Text(0), Placement: new ManagerPlacement(row.Text(1), row.Day(2)))))
                .ToLookup(row => row.ManagerId, row => row.Placement, StringComparer.Ordinal);
            var managers = await sql.QueryAsync(
                "select manager_id, name, grade, active from manager order by manager_id",
                row => new ManagerRecord(row.Text(0), row.Text(1), row.Text(2), row.Bool(3), [.. placements[row.Text(0)]]));
            return new OrganizationSnapshot(await VersionAsync(sql, OrganizationPart), [.. units], [.. managers]);
        },
        cancellationToken);

    public Task<long> SaveOrganizationAsync(ImmutableArray<OrgUnit> units, ImmutableArray<ManagerRecord> managers, CancellationToken cancellationToken) =>
        ChangeAsync(
            OrganizationPart,
            async sql =>
            {
                await OrganizationRows.WriteUnitsAsync(sql, units);
                await OrganizationRows.WriteManagersAsync(sql, managers);
            },
            cancellationToken);

    public Task<IndicatorCatalog> LoadIndicatorsAsync(CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var indicators = await sql.QueryAsync(
                "select definition from indicator order by ordinal, code",
                static row => JsonSerializer.Deserialize<IndicatorDefinition>(row.Text(0))!);
            return new IndicatorCatalog(await VersionAsync(sql, IndicatorsPart), [.. indicators]);
        },
        cancellationToken);

    public Task<long> SaveIndicatorsAsync(ImmutableArray<IndicatorDefinition> indicators, CancellationToken cancellationToken) => ChangeAsync(
        IndicatorsPart,
        async sql =>
        {
            foreach (var indicator in indicators)
            {
                await sql.ExecuteAsync(
                    """
                    insert into indicator (code, ordinal, definition) values (@code, (select coalesce(max(ordinal), 0) + 1 from indicator), @definition)
                    on conflict (code) do update set definition = excluded.definition
                    """,
                    ("code", indicator.Code),
                    ("definition", JsonSerializer.Serialize(indicator)));
            }
        },
        cancellationToken);

    public Task<BankDay?> LoadDayAsync(CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync(
            "select business_date, currency, currency_decimals, time_zone, follows_clock, bank_name, go_live from bank_day",
            static row => new BankDay(row.Day(0), row.Text(1), row.Int(2), row.Text(3), row.Bool(4), row.Text(5), row.Day(6))),
        cancellationToken);

    public Task<long> SaveDayAsync(BankDay day, CancellationToken cancellationToken) => ChangeAsync(
        DayPart,
        sql => sql.ExecuteAsync(
            """
            insert into bank_day (id, business_date, currency, currency_decimals, time_zone, follows_clock, bank_name, go_live)
            values (1, @date, @currency, @decimals, @zone, @clock, @name, @go_live)
            on conflict (id) do update set business_date = excluded.business_date, currency = excluded.currency, currency_decimals = excluded.currency_decimals,
              time_zone = excluded.time_zone, follows_clock = excluded.follows_clock, bank_name = excluded.bank_name, go_live = excluded.go_live
            """,
            ("date", day.BusinessDate),
            ("currency", day.Currency),
            ("decimals", day.CurrencyDecimals),
            ("zone", day.TimeZone),
            ("clock", day.FollowsClock),
            ("name", day.BankName),
            ("go_live", day.GoLive)),
        cancellationToken);

    public Task<bool> HasEntriesAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql => await sql.NumberAsync("select count(*) from (select 1 from ledger limit 1) first") > 0,
        cancellationToken);

    private static Task<long> VersionAsync(Sql sql, string part) => sql.NumberAsync("select version from bank_version where part = @part", ("part", part));

    // The version goes first: its row is the lock that keeps changes of one part in line.
    private Task<long> ChangeAsync(string part, Func<Sql, Task> write, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("update bank_version set version = version + 1 where part = @part", ("part", part));
            await write(sql);
            return await VersionAsync(sql, part);
        },
        Durability.Full,
        cancellationToken);
}
