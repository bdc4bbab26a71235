using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Podium.Grains.Organization;

namespace Podium.WebHost.Ledger;

/// <summary>
/// The NDJSON feed: postings stream in, answers stream out in the same order, each after it is durable. A broken line is answered like
/// any other and the stream goes on. Memory holds one batch and a bounded stretch of answers, however long the stream is.
/// </summary>
internal sealed partial class PostingStream(
    PostingFeed feed,
    BankDirectory bank,
    IOptions<FeedOptions> options,
    IOptions<JsonOptions> json,
    ILogger<PostingStream> logger)
{
    /// <summary>Content type of the stream, both ways.</summary>
    public const string ContentType = "application/x-ndjson";

    private const int MaxAnswersInMemory = 1024 * 1024;

    /// <summary>Serves one stream until it ends or the client goes away.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        LiftLimits(context);
        context.Response.ContentType = ContentType;
        await context.Response.StartAsync(context.RequestAborted);
        await using var spool = new AnswerSpool(MaxAnswersInMemory);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var sending = SendAsync(spool, context.Response.Body, stop);
        try
        {
            await BookAsync(context, spool, stop.Token);
            spool.Complete();
            await sending;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            LogGone(exception.Message);
            context.Abort();
        }
        finally
        {
            await stop.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The client went away: nothing more is read from it.
    private static async Task SendAsync(AnswerSpool spool, Stream client, CancellationTokenSource stop)
    {
        try
        {
            await spool.SendAsync(client, stop.Token);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task BookAsync(HttpContext context, AnswerSpool spool, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var reader = new PostingJson(new PostingReader(PostingFields.Json, bank.Day));
        var lines = new LineReader(context.Request.BodyReader, settings.MaxLineBytes, PostingFeed.MaxBatch);
        var answers = new ArrayBufferWriter<byte>();
        while (await lines.ReadAsync(cancellationToken) is { Count: > 0 } batch)
        {
            var results = await feed.BookAsync([.. batch.Select(line => Read(reader, line, settings.MaxLineBytes))]);
            answers.ResetWrittenCount();
            for (var i = 0; i < results.Length; i++)
            {
                Append(answers, results[i] with { Line = batch[i].Number });
            }

            await spool.WriteAsync(answers.WrittenMemory, cancellationToken);
        }
    }

    private static PostingReading Read(PostingJson reader, Line line, int maxLineBytes) =>
        line.TooLong ? PostingReading.Broken($"The line is longer than {maxLineBytes} bytes.") : reader.ReadLine(line.Bytes);

    private void Append(ArrayBufferWriter<byte> answers, PostingResult result)
    {
        using (var writer = new Utf8JsonWriter(answers))
        {
            JsonSerializer.Serialize(writer, result, json.Value.SerializerOptions);
        }

        answers.Write("\n"u8);
    }

    // A stream may be long, and silent for as long as the source has nothing to tell; the client may read the answers whenever it likes.
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } requestRate)
        {
            requestRate.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } responseRate)
        {
            responseRate.MinDataRate = null;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "A feed ended before its end: {Reason} What was answered is booked.")]
    private partial void LogGone(string reason);
}
