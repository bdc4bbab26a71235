using System.Text.Json;
using System.Text.Unicode;
using Podium.Contracts.Errors;

namespace Podium.WebHost.Ledger;

/// <summary>
/// Reads postings out of JSON. Fields that a posting does not have are refused: a misspelt <c>accountId</c> or <c>reverses</c> must not
/// silently become a posting without it.
/// </summary>
internal sealed class PostingJson(PostingReader reader)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>Reads one line.</summary>
    public PostingReading ReadLine(ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span))
        {
            return PostingReading.Broken("The line is not UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return PostingReading.Broken("The line is no JSON: " + PlainMessage(exception));
        }
    }

    /// <summary>Reads one object.</summary>
    public PostingReading Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return PostingReading.Broken("A posting is a JSON object.");
        }

        var text = new Fields();
        foreach (var property in json.EnumerateObject())
        {
            if (text.Take(property) is { } error)
            {
                return new PostingReading(text.Source, text.Id, null, error);
            }
        }

        return reader.Read(text.ToText());
    }

    /// <summary>What a JSON error says, without its place: that is told apart.</summary>
    public static string PlainMessage(JsonException exception) => exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];

    private sealed class Fields
    {
        private static readonly PostingFields Names = PostingFields.Json;
        private readonly Dictionary<string, string?> _values = new(12, StringComparer.Ordinal);

        public string? Source => Of(Names.Source);

        public string? Id => Of(Names.Id);

        public PodiumError? Take(JsonProperty property)
        {
            if (property.NameEquals("reverses"))
            {
                return TakeReverses(property.Value);
            }

            return property.Name switch
            {
                "source" or "id" or "customerId" or "accountId" or "kind" or "product" or "currency" or "valueDate" or "bookedAt" =>
                    TakeText(property.Name, property.Value, numbers: false),
                "amount" => TakeText(property.Name, property.Value, numbers: true),
                _ => new PodiumError(ErrorCodes.Malformed, "A posting has no such field; is it misspelt?", Shorten(property.Name)),
            };
        }

        public PostingText ToText() => new(
            Of(Names.Source),
            Of(Names.Id),
            Of(Names.Customer),
            Of(Names.Account),
            Of(Names.Kind),
            Of(Names.Product),
            Of(Names.Amount),
            Of(Names.Currency),
            Of(Names.ValueDate),
            Of(Names.BookedAt),
            Of(Names.ReversesSource),
            Of(Names.ReversesId));

        private PodiumError? TakeReverses(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                return new PodiumError(ErrorCodes.Malformed, "'reverses' is an object with source and id.", "reverses");
            }

            foreach (var property in value.EnumerateObject())
            {
                var error = property.Name is "source" or "id"
                    ? TakeText("reverses." + property.Name, property.Value, numbers: false)
                    : new PodiumError(ErrorCodes.Malformed, "'reverses' has no such field.", "reverses." + Shorten(property.Name));
                if (error is not null)
                {
                    return error;
                }
            }

            return Of(Names.ReversesSource) is null && Of(Names.ReversesId) is null
                ? new PodiumError(ErrorCodes.Required, "'reverses' names source and id of what is taken back.", "reverses")
                : null;
        }

        private PodiumError? TakeText(string field, JsonElement value, bool numbers)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Null:
                    return null;
                case JsonValueKind.String:
                    _values[field] = value.GetString();
                    return null;
                case JsonValueKind.Number when numbers:
                    _values[field] = value.GetRawText();
                    return null;
                default:
                    return new PodiumError(ErrorCodes.Malformed, $"'{field}' is {(numbers ? "a text or a number" : "a text")}.", field);
            }
        }

        private string? Of(string field) => _values.GetValueOrDefault(field);

        private static string Shorten(string name) => name.Length <= 40 ? name : name[..40] + "…";
    }
}
