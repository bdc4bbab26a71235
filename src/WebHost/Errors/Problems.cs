using Microsoft.AspNetCore.Mvc;
using Podium.Contracts.Errors;

namespace Podium.WebHost.Errors;

/// <summary>Problem details (RFC 9457) with the extensions <c>code</c>, <c>field</c> and <c>other</c>.</summary>
internal static class Problems
{
    private const string Code = "code";
    private const string Field = "field";
    private const string Other = "other";

    /// <summary>The problem of an error.</summary>
    public static ProblemDetails Of(PodiumError error, int? status = null)
    {
        var problem = new ProblemDetails { Status = status ?? ErrorStatus.Of(error.Code), Detail = error.Message };
        problem.Extensions[Code] = error.Code;
        if (error.Field is not null)
        {
            problem.Extensions[Field] = error.Field;
        }

        if (error.Other is not null)
        {
            problem.Extensions[Other] = error.Other;
        }

        return problem;
    }

    /// <summary>Gives every problem a code, whoever made it.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (!problem.Extensions.ContainsKey(Code))
        {
            var error = ErrorStatus.Default(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Extensions[Code] = error.Code;
            problem.Detail ??= error.Message;
        }
    }

    /// <summary>What a caller gets for something that is missing or not theirs to see: both look the same.</summary>
    public static PodiumException NotFound(string what) => new(ErrorCodes.NotFound, $"There is no such {what}, or it is not within your scope.");
}
