using Microsoft.AspNetCore.SignalR;
using Podium.Contracts.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues;

/// <summary>Tells hub clients why a call was refused, as <c>code: sentence</c>; what nobody expected is logged and told to nobody.</summary>
internal sealed partial class BoardErrors(RefusedTries tries, ILogger<BoardErrors> logger) : IHubFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (PodiumException refused)
        {
            var context = invocationContext.Context;
            await tries.KeepAsync(context.User, $"hub {invocationContext.HubMethodName} {string.Join(' ', invocationContext.HubMethodArguments)}", refused, context.ConnectionAborted);
            throw new HubException($"{refused.Error.Code}: {refused.Error.Message}");
        }
        catch (TimeoutException)
        {
            throw new HubException($"{ErrorCodes.OutcomeUnknown}: The league did not answer in time; try again.");
        }
        catch (Exception exception) when (exception is not HubException and not OperationCanceledException)
        {
            LogCallFailed(exception, invocationContext.HubMethodName);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The hub call {Method} failed.")]
    private partial void LogCallFailed(Exception exception, string method);
}
