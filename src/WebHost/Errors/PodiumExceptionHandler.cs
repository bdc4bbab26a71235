using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Podium.Contracts.Errors;

namespace Podium.WebHost.Errors;

/// <summary>Answers exceptions as problem details; what nobody expected is logged and told to nobody.</summary>
internal sealed partial class PodiumExceptionHandler(IProblemDetailsService problems, ILogger<PodiumExceptionHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var (error, status) = Read(exception);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, context.Request.Method, context.Request.Path);
        }

        context.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = Problems.Of(error, status) });
    }

    private static (PodiumError Error, int Status) Read(Exception exception) => exception switch
    {
        PodiumException refused => (refused.Error, ErrorStatus.Of(refused.Error.Code)),
        BadHttpRequestException { InnerException: JsonException json } => (Read(json), StatusCodes.Status400BadRequest),
        BadHttpRequestException bad => (ErrorStatus.Default(bad.StatusCode) with { Message = bad.Message }, bad.StatusCode),
        TimeoutException => Default(StatusCodes.Status503ServiceUnavailable),
        _ => Default(StatusCodes.Status500InternalServerError),
    };

    // The framework's own sentences name types of the program; only syntax errors are told in its words.
    private static PodiumError Read(JsonException json)
    {
        var field = json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        if (MissingFields().Match(json.Message) is { Success: true } missing)
        {
            var first = missing.Groups[1].Value.Split('\'')[1];
            return new PodiumError(ErrorCodes.Required, $"Missing: {missing.Groups[1].Value}", field is null ? first : $"{field}.{first}");
        }

        if (field is not null)
        {
            return new PodiumError(ErrorCodes.Malformed, $"'{field}' cannot be read as what the field holds; /openapi/v1.json says what that is.", field);
        }

        var place = json.LineNumber is { } line ? $" at line {line + 1}, byte {json.BytePositionInLine + 1}" : "";
        var reason = json.InnerException is JsonException ? ": " + json.InnerException.Message.Split(" LineNumber:")[0] : ".";
        return new PodiumError(ErrorCodes.Malformed, $"The JSON cannot be read as what this address takes{place}{reason}");
    }

    [GeneratedRegex("missing required properties including: (.*?)\\.?$")]
    private static partial Regex MissingFields();

    private static (PodiumError Error, int Status) Default(int status) => (ErrorStatus.Default(status), status);

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogFailed(Exception exception, string method, string path);
}
