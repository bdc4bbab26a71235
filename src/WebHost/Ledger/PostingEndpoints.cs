using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Ledger;

/// <summary>The feed of postings.</summary>
internal static class PostingEndpoints
{
    private const int MaxPostings = 5_000;

    /// <summary>Maps <c>/api/postings</c>.</summary>
    public static void MapPostings(this IEndpointRouteBuilder api) => api.MapPost("/postings", PostAsync)
        .WithTags("Feed")
        .RequireAuthorization(Policies.Feeders)
        .WithName("postPostings")
        .WithSummary("Books postings and answers each, after it is durable, in the order sent.")
        .WithDescription(
            "A JSON array of up to 5,000 postings, or an NDJSON stream without end: one posting a line in, one answer a line out. Whatever is sent again is "
            + "counted once and answered `duplicate`. Unknown fields are refused. A posting answered `outcome_unknown` is to be sent again.")
        .Accepts<PostingDocument[]>("application/json", PostingStream.ContentType)
        .Produces<PostingResult[]>(StatusCodes.Status200OK, "application/json", PostingStream.ContentType)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task PostAsync(HttpContext context, PostingStream stream, PostingFeed feed, BankDirectory bank, IOptions<FeedOptions> options)
    {
        if (context.Request.ContentType?.StartsWith(PostingStream.ContentType, StringComparison.OrdinalIgnoreCase) == true)
        {
            await stream.ServeAsync(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxArrayBytes;
        }

        using var document = await ParseAsync(context);
        var results = await BookAsync(document.RootElement, feed, new PostingJson(new PostingReader(PostingFields.Json, bank.Day)));
        await context.Response.WriteAsJsonAsync(results, context.RequestAborted);
    }

    private static async Task<JsonDocument> ParseAsync(HttpContext context)
    {
        try
        {
            var strict = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 5 };
            var document = await JsonDocument.ParseAsync(context.Request.Body, strict, context.RequestAborted);
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() <= MaxPostings)
            {
                return document;
            }

            var isArray = document.RootElement.ValueKind == JsonValueKind.Array;
            document.Dispose();
            throw isArray
                ? new PodiumException(ErrorCodes.TooLarge, $"Send up to {MaxPostings} postings in one array, or a stream of {PostingStream.ContentType}.")
                : new PodiumException(ErrorCodes.Malformed, $"Send a JSON array of postings, or a stream of {PostingStream.ContentType}.");
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            throw new PodiumException(ErrorCodes.Malformed, $"The JSON is broken at {place}, nothing was booked: {PostingJson.PlainMessage(exception)}");
        }
    }

    private static async Task<List<PostingResult>> BookAsync(JsonElement array, PostingFeed feed, PostingJson reader)
    {
        var results = new List<PostingResult>(array.GetArrayLength());
        foreach (var batch in array.EnumerateArray().Chunk(PostingFeed.MaxBatch))
        {
            results.AddRange(await feed.BookAsync([.. batch.Select(reader.Read)]));
        }

        return results;
    }
}
