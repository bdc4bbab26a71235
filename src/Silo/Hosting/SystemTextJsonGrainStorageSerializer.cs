using System.Text.Json;
using Orleans.Storage;

namespace Podium.Silo.Hosting;

/// <summary>Grain state as plain JSON. The default serializer writes .NET type names, which turn every rename into a migration and trust the database too much.</summary>
internal sealed class SystemTextJsonGrainStorageSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span)!;
}
