using System.Text.Json;
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

    private static PodiumError Read(JsonException json)
    {
        var field = json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        var place = json.LineNumber is { } line ? $" (line {line + 1})" : "";
        return new PodiumError(ErrorCodes.Malformed, $"The JSON cannot be read as what this address takes{place}: {json.Message.Split(" Path:")[0]}", field);
    }

    private static (PodiumError Error, int Status) Default(int status) => (ErrorStatus.Default(status), status);

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogFailed(Exception exception, string method, string path);
}
