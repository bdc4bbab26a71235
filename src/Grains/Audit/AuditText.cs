using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Podium.Grains.Audit;

/// <summary>How a value is written into the audit: JSON that people can read, Chinese included.</summary>
public static class AuditText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Only ever shown as text; escaping would make names unreadable to the auditor.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The value as JSON; what is null is left out.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Json);
}
