using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Podium.Contracts.Errors;
using Podium.Silo.Imports;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Imports;

/// <summary>Takes an upload: the file goes to disk as it comes, then waits for its turn.</summary>
internal sealed class ImportUpload(IImportStore store, ImportFolder folder, ImportQueue queue, IOptions<FeedOptions> options, TimeProvider time)
{
    private const int Chunk = 64 * 1024;
    private const int MaxOtherBytes = 64 * 1024;
    private const int MaxName = 200;

    /// <summary>Takes the file of a multipart request. Errors: <c>malformed</c>, <c>too_large</c>.</summary>
    public async Task<ImportJob> TakeAsync(HttpContext context, string userName)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxFileBytes + MaxOtherBytes;
        }

        var (fileName, content) = await FindFileAsync(context);
        var job = new ImportJob(
            Guid.NewGuid().ToString("N"), fileName, userName, ImportState.Receiving, 0, null, 0, 0, 0, 0, null, time.GetUtcNow(), null);
        await store.SaveAsync(job, context.RequestAborted);
        try
        {
            var bytes = await WriteAsync(job.Id, content, context.RequestAborted);
            job = job with { State = ImportState.Running, BytesTotal = bytes };
            await store.SaveAsync(job, CancellationToken.None);
        }
        catch (Exception exception)
        {
            folder.Delete(job.Id);
            var reason = exception is PodiumException refused ? refused.Message : "The upload broke off before its end; upload the file again. No row was booked.";
            await store.SaveAsync(job with { State = ImportState.Failed, Error = reason, FinishedAt = time.GetUtcNow() }, CancellationToken.None);
            throw;
        }

        queue.Add(job.Id);
        return job;
    }

    private static async Task<(string Name, Stream Content)> FindFileAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            throw new PodiumException(ErrorCodes.Malformed, "Send the file as multipart/form-data, in the field 'file'.", "file");
        }

        try
        {
            var sections = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
            while (await sections.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { FileStream: { } content } file)
                {
                    var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
                    return (name.Length is 0 or > MaxName ? "upload.csv" : name, content);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"The multipart form is broken: {exception.Message}", "file");
        }

        throw new PodiumException(ErrorCodes.Required, "The form has no file; send it in the field 'file'.", "file");
    }

    private async Task<long> WriteAsync(string id, Stream content, CancellationToken cancellationToken)
    {
        await using var file = folder.Create(id);
        var buffer = new byte[Chunk];
        var total = 0L;
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            if (total > options.Value.MaxFileBytes)
            {
                throw new PodiumException(ErrorCodes.TooLarge, $"The file is larger than {options.Value.MaxFileBytes} bytes. Upload it in parts.", "file");
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        return total;
    }
}
