using System.Data.Common;

namespace Podium.Silo.Database;

/// <summary>The row a reader stands on.</summary>
internal readonly struct Row(DbDataReader reader, SqlDialect dialect)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public int Int(int column) => reader.GetInt32(column);

    public long Long(int column) => reader.GetInt64(column);

    public long? LongOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public bool Bool(int column) => reader.GetBoolean(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public DateOnly Day(int column) => dialect.ReadDay(reader, column);

    public DateTimeOffset Instant(int column) => dialect.ReadInstant(reader, column);

    public DateTimeOffset? InstantOrNull(int column) => reader.IsDBNull(column) ? null : dialect.ReadInstant(reader, column);
}
