using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Podium.Contracts.Errors;
using Podium.Grains;

namespace Podium.Silo.Database;

/// <summary>A changing call, as its caller named it.</summary>
/// <param name="Id">Chosen by the caller, unique in the bank: letters, digits, dot, dash, underscore; 1 to 48.</param>
/// <param name="Action">What is done, for instance <c>visit.plan</c>.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Content">Everything that was asked for, to tell a repeat from another call.</param>
/// <param name="UnitId">The unit it concerns, for the audit.</param>
public sealed record Operation(string Id, string Action, string Actor, object Content, string? UnitId = null)
{
    /// <summary>Refuses an id that is none.</summary>
    public void Check() => Ids.Require(Id, 48, "operationId");
}

/// <summary>Remembers changing calls inside the transaction of what they change.</summary>
internal static class Operations
{
    /// <summary>
    /// What an earlier call under this id made, or null for a new one. Errors: <c>conflict</c> when the id was used for something else or by
    /// somebody else.
    /// </summary>
    public static async Task<string?> FindAsync(Sql sql, Operation operation)
    {
        operation.Check();
        var known = await sql.FirstOrDefaultAsync(
            "select action, actor, content_hash, ref_id from operation where operation_id = @id",
            static row => new Known(row.Text(0), row.Text(1), row.Long(2), row.Text(3)),
            ("id", operation.Id));
        return known is null ? null
            : known == new Known(operation.Action, operation.Actor, HashOf(operation), known.RefId) ? known.RefId
            : throw Used();
    }

    /// <summary>Remembers a call and what it made. Errors: <c>conflict</c> when another call took the id meanwhile.</summary>
    public static async Task AddAsync(Sql sql, Operation operation, string refId, DateTimeOffset at)
    {
        var added = await sql.ExecuteAsync(
            """
            insert into operation (operation_id, action, actor, content_hash, ref_id, at) values (@id, @action, @actor, @hash, @ref, @at)
            on conflict (operation_id) do nothing
            """,
            ("id", operation.Id),
            ("action", operation.Action),
            ("actor", operation.Actor),
            ("hash", HashOf(operation)),
            ("ref", refId),
            ("at", at));
        if (added == 0)
        {
            throw Used();
        }
    }

    private static PodiumException Used() =>
        new(ErrorCodes.Conflict, "This operation id was used for something else; choose a new one.", "operationId");

    private static long HashOf(Operation operation) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(operation.Content, operation.Content.GetType())));

    private sealed record Known(string Action, string Actor, long Hash, string RefId);
}
