using System.Data.Common;
using System.Text.Json;

namespace Podium.Silo.Database.Sqlite;

/// <summary>Days are day numbers, instants are UTC ticks, collections are JSON.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    // Commits are numbered one after the other: all up to the newest visible one are there.
    public override string SafePosition => "select position + 1 from ledger order by sequence desc limit 1";

    public override string ForUpdate => "";

    public override string Ordinal => "";

    public override DateOnly ReadDay(DbDataReader reader, int column) => DateOnly.FromDayNumber(reader.GetInt32(column));

    public override DateTimeOffset ReadInstant(DbDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    public override object? ToParameter(object? value) => value switch
    {
        DateOnly day => day.DayNumber,
        DateTimeOffset instant => Truncate(instant).UtcTicks,
        Enum number => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture),
        IEnumerable<string> texts => JsonSerializer.Serialize(texts),
        _ => value,
    };

    public override string In(string column, string parameter) => $"{column} in (select value from json_each(@{parameter}))";

    public override string Texts(string parameter, string column) => $"(select value as {column} from json_each(@{parameter}))";

    public override string Rows(string parameter, params (string Name, ColumnType Type)[] columns) =>
        $"(select {string.Join(", ", columns.Select((column, i) => $"value ->> {i} as {column.Name}"))} from json_each(@{parameter}))";
}
