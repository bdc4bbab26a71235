using Microsoft.OpenApi;
using Podium.WebHost.Security;
using Scalar.AspNetCore;

namespace Podium.WebHost.OpenApi;

/// <summary>The OpenAPI document <c>/openapi/v1.json</c> and the page <c>/scalar</c> to browse it, for whoever is signed in.</summary>
internal static class OpenApiSetup
{
    /// <summary>Adds the document.</summary>
    public static void AddPodiumOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<ProblemResponses>();
        options.AddSchemaTransformer<StrictSchemas>();
    });

    /// <summary>Maps document and page.</summary>
    public static void MapPodiumOpenApi(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference(options => options.WithTitle("Podium"));
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Podium",
            Version = "1",
            Description = "Live league tables of a bank's customer managers. Browsers sign in by cookie, systems call with X-Api-Key, TV boards with a display token.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Schemes.ApiKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.Header },
            [Schemes.Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "podium.session" },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Schemes.ApiKey, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Schemes.Cookie, document)] = [] },
        ];
    }
}
