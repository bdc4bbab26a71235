using System.Data.Common;
using System.Text.Json;

namespace Podium.Silo.Database;

/// <summary>Types of the columns of <see cref="SqlDialect.Rows"/>.</summary>
internal enum ColumnType
{
    Text,
    Number,
    Flag,
    Day,
    Instant,
}

/// <summary>What differs between the databases within statements that are otherwise the same.</summary>
internal abstract class SqlDialect
{
    /// <summary>Instants are kept to the microsecond, as PostgreSQL does, in both databases.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Rows for <see cref="Rows"/>: one array of values for each.</summary>
    public static string ToRows<T>(IEnumerable<T> items, Func<T, object?[]> values) =>
        JsonSerializer.Serialize(items.Select(item => Array.ConvertAll(values(item), ToRowValue)));

    public abstract DateOnly ReadDay(DbDataReader reader, int column);

    public abstract DateTimeOffset ReadInstant(DbDataReader reader, int column);

    public abstract object? ToParameter(object? value);

    /// <summary>A condition that <paramref name="column"/> is one of the strings of a collection parameter.</summary>
    public abstract string In(string column, string parameter);

    /// <summary>A table expression of one column over a collection parameter of strings.</summary>
    public abstract string Texts(string parameter, string column);

    /// <summary>Appended to a select: locks its rows until the transaction ends, where writers do not wait for each other anyway.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Appended to a text: compares and orders it as programs do (ordinal), whatever the database's language.</summary>
    public abstract string Ordinal { get; }

    /// <summary>A query for the position below which nothing new can appear.</summary>
    public abstract string SafePosition { get; }

    /// <summary>A table expression over the rows that <see cref="ToRows"/> wrote into a parameter.</summary>
    public abstract string Rows(string parameter, params (string Name, ColumnType Type)[] columns);

    private static object? ToRowValue(object? value) => value switch
    {
        DateOnly day => day.DayNumber,
        DateTimeOffset instant => Truncate(instant).UtcTicks,
        Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
