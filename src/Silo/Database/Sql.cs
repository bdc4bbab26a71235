using System.Data.Common;

namespace Podium.Silo.Database;

/// <summary>
/// Statements on one connection. Not Dapper: its type handlers are process-wide, and the two databases keep days and instants differently.
/// </summary>
internal sealed class Sql(DbConnection connection, DbTransaction? transaction, SqlDialect dialect, CancellationToken cancellationToken)
{
    public SqlDialect Dialect => dialect;

    public async Task<List<T>> QueryAsync<T>(string text, Func<Row, T> map, params (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new Row(reader, dialect);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(row));
        }

        return rows;
    }

    public async Task<T?> FirstOrDefaultAsync<T>(string text, Func<Row, T> map, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? map(new Row(reader, dialect)) : default;
    }

    /// <summary>Runs a statement; answers how many rows it touched.</summary>
    public async Task<int> ExecuteAsync(string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A whole number; 0 when the statement finds none.</summary>
    public Task<long> NumberAsync(string text, params (string Name, object? Value)[] parameters) =>
        FirstOrDefaultAsync(text, static row => row.LongOrNull(0) ?? 0, parameters);

    private DbCommand Command(string text, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = dialect.ToParameter(value) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
