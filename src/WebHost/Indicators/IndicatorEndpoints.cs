using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Grains.Indicators;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Indicators;

/// <summary>The catalogue of indicators: data, not code.</summary>
internal static partial class IndicatorEndpoints
{
    /// <summary>Maps <c>/api/indicators</c>.</summary>
    public static void MapIndicators(this IEndpointRouteBuilder api)
    {
        var indicators = api.MapGroup("/indicators").WithTags("Indicators");
        indicators.MapGet("", Get).WithName("getIndicators").WithSummary("All indicators in display order.");
        indicators.MapPut("/{code}", PutAsync).RequireAuthorization(Policies.Administrators).WithName("putIndicator")
            .WithSummary("Adds an indicator, or replaces the one of the code. Its values come from what is booked already, at once.");
    }

    private static Ok<IndicatorCatalog> Get(BankDirectory bank) => TypedResults.Ok(bank.Indicators);

    private static async Task<Ok<IndicatorCatalog>> PutAsync(
        string code,
        IndicatorDefinition indicator,
        IBankStore store,
        BankDirectory bank,
        DataScope scope,
        ILogger<IndicatorDefinition> logger,
        CancellationToken cancellationToken)
    {
        if (!string.Equals(code, indicator.Code, StringComparison.Ordinal))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The code in the address and in the definition differ.", "code");
        }

        IndicatorRules.Require(indicator);
        await store.SaveIndicatorsAsync([indicator], cancellationToken);
        await bank.RefreshAsync(cancellationToken);
        LogChanged(logger, scope.Caller.UserName, indicator);
        return TypedResults.Ok(bank.Indicators);
    }

    [LoggerMessage(1, LogLevel.Information, "'{UserName}' set the indicator {Indicator}.")]
    private static partial void LogChanged(ILogger logger, string userName, IndicatorDefinition indicator);
}
