using System.Data.Common;

namespace Podium.Silo.Database.Postgres;

internal sealed class PostgresDialect : SqlDialect
{
    // Below the oldest transaction that still runs nothing new can appear.
    public override string SafePosition => "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    public override string ForUpdate => " for update";

    public override string Ordinal => " collate \"C\"";

    public override DateOnly ReadDay(DbDataReader reader, int column) => reader.GetFieldValue<DateOnly>(column);

    public override DateTimeOffset ReadInstant(DbDataReader reader, int column) => reader.GetFieldValue<DateTimeOffset>(column);

    public override object? ToParameter(object? value) => value switch
    {
        DateTimeOffset instant => Truncate(instant),
        Enum number => Convert.ToInt16(number, System.Globalization.CultureInfo.InvariantCulture),
        string or byte[] => value,
        IEnumerable<string> texts => texts as string[] ?? [.. texts],
        _ => value,
    };

    public override string In(string column, string parameter) => $"{column} = any(@{parameter})";

    public override string Texts(string parameter, string column) => $"(select unnest(@{parameter}) as {column})";

    public override string Rows(string parameter, params (string Name, ColumnType Type)[] columns) =>
        $"(select {string.Join(", ", columns.Select((column, i) => $"{Value(i, column.Type)} as {column.Name}"))} from json_array_elements(@{parameter}::json) r)";

    private static string Value(int index, ColumnType type) => type switch
    {
        ColumnType.Number => $"(r ->> {index})::bigint",
        ColumnType.Flag => $"(r ->> {index})::boolean",
        ColumnType.Day => $"date '0001-01-01' + (r ->> {index})::integer",
        // From ticks; counted from 2000, since intervals are multiplied as doubles.
        ColumnType.Instant => $"timestamptz '2000-01-01 00:00:00+00' + ((r ->> {index})::bigint - 630822816000000000) / 10 * interval '1 microsecond'",
        _ => $"r ->> {index}",
    };
}
