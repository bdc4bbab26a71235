using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Podium.Contracts.Errors;

namespace Podium.WebHost.Customers.Files;

/// <summary>A document that has come in and is what it says it is.</summary>
internal sealed record UploadedDocument(string Id, string OperationId, string Kind, string Name, string ContentType, long Size, string Sha256);

/// <summary>Takes an upload: fields and file in any order, the file straight to disk.</summary>
internal sealed class DocumentUpload(DocumentFolder folder, IOptions<DocumentOptions> options)
{
    private const int Chunk = 64 * 1024;
    private const int MaxField = 400;
    private const int MaxName = 120;

    /// <summary>Takes the form. What is refused leaves nothing behind. Errors: <c>malformed</c>, <c>required</c>, <c>too_large</c>, <c>type_not_allowed</c>.</summary>
    public async Task<UploadedDocument> TakeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxBytes + Chunk;
        }

        var id = DocumentFolder.NewId();
        try
        {
            return await ReadAsync(context, id);
        }
        catch (Exception exception)
        {
            folder.Delete(id);
            throw exception is InvalidDataException
                ? new PodiumException(ErrorCodes.Malformed, $"The multipart form is broken: {exception.Message}", "file")
                : exception;
        }
    }

    private async Task<UploadedDocument> ReadAsync(HttpContext context, string id)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Name, string Type, long Size, string Sha256)? file = null;
        var sections = new MultipartReader(BoundaryOf(context.Request), context.Request.Body) { BodyLengthLimit = null };
        while (await sections.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } content } upload)
            {
                file = file is null
                    ? await WriteAsync(id, SafeName(upload.FileName), section.ContentType, content, context.RequestAborted)
                    : throw new PodiumException(ErrorCodes.Malformed, "Send one file at a time.", "file");
            }
            else if (section.AsFormDataSection() is { } field)
            {
                var value = await field.GetValueAsync(context.RequestAborted);
                fields[field.Name] = value.Length <= MaxField ? value.Trim() : throw new PodiumException(ErrorCodes.Malformed, "A field is too long.", field.Name);
            }
        }

        return file is { } taken
            ? new UploadedDocument(id, fields.GetValueOrDefault("operationId", ""), fields.GetValueOrDefault("kind", ""), taken.Name, taken.Type, taken.Size, taken.Sha256)
            : throw new PodiumException(ErrorCodes.Required, "The form has no file; send it in the field 'file'.", "file");
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary
            ? boundary
            : throw new PodiumException(ErrorCodes.Malformed, "Send the document as multipart/form-data, in the field 'file'.", "file");

    private async Task<(string Name, string Type, long Size, string Sha256)> WriteAsync(
        string id, string name, string? declared, Stream content, CancellationToken cancellationToken)
    {
        await using var file = folder.Create(id);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        var total = 0L;
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            if (total > options.Value.MaxBytes)
            {
                throw new PodiumException(ErrorCodes.TooLarge, $"The document is larger than {options.Value.MaxBytes / (1024 * 1024)} MB.", "file");
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        file.Flush(flushToDisk: true);
        var type = total == 0 ? null : DocumentTypes.Find(name, MediaTypeOf(declared), file);
        return type is null
            ? throw new PodiumException(
                ErrorCodes.TypeNotAllowed, "Podium keeps PDF, JPEG, PNG, HEIC, DOCX, XLSX, CSV and TXT files whose content is what their name says.", "file")
            : (name, type, total, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string? MediaTypeOf(string? declared) => MediaTypeHeaderValue.TryParse(declared, out var type) ? type.MediaType.Value : declared;

    // Only ever shown: no folders, no characters that hide or turn around what follows.
    private static string SafeName(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var visible = string.Concat(last.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))).Trim();
        var extension = Path.GetExtension(visible);
        return visible.Length <= MaxName ? visible : visible[..(MaxName - Math.Min(extension.Length, 10))] + extension[..Math.Min(extension.Length, 10)];
    }
}
