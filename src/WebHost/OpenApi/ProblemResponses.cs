using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Podium.WebHost.OpenApi;

/// <summary>Says for every operation what it answers when it refuses.</summary>
internal sealed class ProblemResponses : IOpenApiOperationTransformer
{
    /// <inheritdoc />
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var open = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        var path = context.Description.RelativePath ?? "";
        operation.Responses ??= [];
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
        context.Document?.AddComponent(nameof(ProblemDetails), schema);
        if (operation.Parameters is { Count: > 0 } || operation.RequestBody is not null)
        {
            Add("400", "The request cannot be read, or a field is wrong.");
        }

        if (!open)
        {
            Add("401", "Not signed in.");
            Add("403", "The role does not allow it.");
        }

        if (path.Contains('{', StringComparison.Ordinal))
        {
            Add("404", "There is no such thing, or it is not within the caller's scope.");
        }

        void Add(string status, string description) => operation.Responses.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document) },
            },
        });
    }
}
