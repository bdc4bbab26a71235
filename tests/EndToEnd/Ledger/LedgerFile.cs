using Microsoft.Data.Sqlite;

namespace Podium.EndToEnd.Ledger;

/// <summary>Reads the ledger's file from outside, past all of Podium's code.</summary>
internal static class LedgerFile
{
    /// <summary>The legs of every deposit of a source: how many, their amounts together and the amount posted.</summary>
    public static Dictionary<string, (int Legs, long Amount, long Posted)> Read(string path, string source)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select posting_id, count(*), sum(amount), max(posting_amount) from ledger where source = $source and kind = 0 group by posting_id";
        command.Parameters.AddWithValue("$source", source);
        using var rows = command.ExecuteReader();
        var found = new Dictionary<string, (int, long, long)>(StringComparer.Ordinal);
        while (rows.Read())
        {
            found.Add(rows.GetString(0), (rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3)));
        }

        return found;
    }
}
