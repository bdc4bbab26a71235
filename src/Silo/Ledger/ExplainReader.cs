using System.Globalization;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;
using Podium.Silo.Database;

namespace Podium.Silo.Ledger;

internal sealed class ExplainReader(IPodiumDatabase database) : IExplainReader
{
    public Task<ExplainPage> ReadAsync(ExplainQuery query, int offset, int count, CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0)
        {
            return Task.FromResult(new ExplainPage(0, 0, 0, []));
        }

        return database.ReadSnapshotAsync(
            async sql =>
            {
                var (where, parameters) = Where(query, sql.Dialect);
                var value = $"{(query.Quantities ? "quantity" : "amount")} * case kind {Signs(query)} end";
                var since = query.From is null ? "value_date" : "case when value_date < @from then @from else value_date end";
                var (total, sum, running) = await sql.FirstOrDefaultAsync(
                    $"select count(*), cast(coalesce(sum({value}), 0) as bigint), cast(coalesce(sum({value} * (@to - {since} + 1)), 0) as bigint) from ledger where {where}",
                    static row => (row.Long(0), row.Long(1), row.Long(2)),
                    parameters);
                var entries = await sql.QueryAsync(
                    $"select {LedgerColumns.All} from ledger where {where} order by value_date desc, sequence desc limit @count offset @offset",
                    LedgerColumns.Read,
                    [.. parameters, ("count", count), ("offset", offset)]);
                return new ExplainPage(total, sum, running, entries);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<LedgerEntry>> ReadLateAsync(IReadOnlyCollection<string> managerIds, DateOnly upTo, DateOnly recordedAfter, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql => (IReadOnlyList<LedgerEntry>)await sql.QueryAsync(
                $"""
                select {LedgerColumns.All} from ledger
                where {sql.Dialect.In("manager_id", "managers")} and recorded_on > value_date and recorded_on > @after and value_date <= @to
                order by sequence
                """,
                LedgerColumns.Read,
                ("managers", managerIds),
                ("to", upTo),
                ("after", recordedAfter)),
            cancellationToken);

    public Task<IReadOnlyList<ManagerDayChange>> ReadDaySumsAsync(
        IReadOnlyCollection<string> managerIds, DateOnly upTo, DateOnly? foldBefore, DateOnly? recordedUpTo, CancellationToken cancellationToken)
    {
        var parameters = new List<(string, object?)> { ("managers", managerIds), ("to", upTo) };
        parameters.AddRange(foldBefore is null ? [] : [("fold", foldBefore)]);
        parameters.AddRange(recordedUpTo is null ? [] : [("recorded", recordedUpTo)]);
        var recorded = recordedUpTo is null ? "" : " and recorded_on <= @recorded";
        var day = foldBefore is null ? "value_date" : "case when value_date < @fold then @fold - 1 else value_date end";
        return database.ReadAsync(
            async sql => (IReadOnlyList<ManagerDayChange>)await sql.QueryAsync(
                $"""
                select manager_id, kind, effect, customer_kind, product, day, cast(sum(amount) as bigint), cast(sum(quantity) as bigint), max(booked_at)
                from (
                  select manager_id, kind, effect, customer_kind, product, {day} as day, amount, quantity, booked_at
                  from ledger where {sql.Dialect.In("manager_id", "managers")} and value_date <= @to{recorded}) entries
                group by manager_id, kind, effect, customer_kind, product, day
                order by manager_id, day, kind, effect, customer_kind, product
                """,
                static row => new ManagerDayChange(row.Text(0), DayChanges.Read(row, 1)),
                [.. parameters]),
            cancellationToken);
    }

    private static string Signs(ExplainQuery query) =>
        string.Join(' ', query.Terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"when {(int)term.Kind} then {term.Sign}")));

    private static (string Text, (string Name, object? Value)[] Parameters) Where(ExplainQuery query, SqlDialect dialect)
    {
        var kinds = string.Join(", ", query.Terms.Select(term => ((int)term.Kind).ToString(CultureInfo.InvariantCulture)));
        var conditions = new List<string> { dialect.In("manager_id", "managers"), $"kind in ({kinds})", "value_date <= @to" };
        var parameters = new List<(string, object?)> { ("managers", query.ManagerIds), ("to", query.To) };
        AddIf(!query.Transfers, $"effect = {(int)EntryEffect.Business}");
        AddIf(query.Products.Count > 0, dialect.In("product", "products"), ("products", query.Products));
        AddIf(query.CustomerKind is not null, "customer_kind = @customer_kind", ("customer_kind", query.CustomerKind));
        AddIf(query.RecordedUpTo is not null, "recorded_on <= @recorded", ("recorded", query.RecordedUpTo));
        AddIf(query.CustomerId is not null, "customer_id = @customer", ("customer", query.CustomerId));
        AddIf(query.Product is not null, "product = @product", ("product", query.Product));
        AddIf(query.From is not null, "value_date >= @from", ("from", query.From));
        return (string.Join(" and ", conditions), [.. parameters]);

        void AddIf(bool wanted, string condition, params (string, object?)[] values)
        {
            if (wanted)
            {
                conditions.Add(condition);
                parameters.AddRange(values);
            }
        }
    }
}
