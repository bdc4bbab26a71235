using Podium.Contracts.Errors;

namespace Podium.WebHost.Errors;

/// <summary>Which HTTP status an error code answers with, and which code an answer without one gets.</summary>
internal static class ErrorStatus
{
    /// <summary>The status of a code: 400 for what cannot be read, 422 for what can be read and may not be, 409 for what collides.</summary>
    public static int Of(string code) => code switch
    {
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        ErrorCodes.NotFound or ErrorCodes.CustomerUnknown or ErrorCodes.IndicatorUnknown => StatusCodes.Status404NotFound,
        ErrorCodes.Conflict or ErrorCodes.VersionChanged or ErrorCodes.AlreadyExists or ErrorCodes.NotAllowed or ErrorCodes.AlreadyReversed
            or ErrorCodes.AccountOfAnotherCustomer or ErrorCodes.BusinessDateBackwards
            or ErrorCodes.VisitOverlaps or ErrorCodes.AlreadyDecided or ErrorCodes.WrongState
            or ErrorCodes.AlreadyClaimed or ErrorCodes.LimitReached or ErrorCodes.CoolingOff => StatusCodes.Status409Conflict,
        ErrorCodes.UnitUnknown or ErrorCodes.ManagerUnknown or ErrorCodes.AccountUnknown or ErrorCodes.SharesInvalid
            or ErrorCodes.MeasureNotAllowed or ErrorCodes.CurrencyMismatch or ErrorCodes.ProductNotAllowed
            or ErrorCodes.TemplateUnknown or ErrorCodes.NoAddress or ErrorCodes.OptedOut or ErrorCodes.CustomerLost => StatusCodes.Status422UnprocessableEntity,
        ErrorCodes.TypeNotAllowed => StatusCodes.Status415UnsupportedMediaType,
        ErrorCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCodes.TooManyRequests => StatusCodes.Status429TooManyRequests,
        ErrorCodes.OutcomeUnknown => StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>The code and sentence of a status that comes without: from sign-in, routing and the server itself.</summary>
    public static PodiumError Default(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(ErrorCodes.Unauthenticated, "Sign in first."),
        StatusCodes.Status403Forbidden => new(ErrorCodes.Forbidden, "Your role does not allow this."),
        StatusCodes.Status404NotFound => new(ErrorCodes.NotFound, "There is no such thing."),
        StatusCodes.Status405MethodNotAllowed => new(ErrorCodes.NotAllowed, "This address does not take that method."),
        StatusCodes.Status413PayloadTooLarge => new(ErrorCodes.TooLarge, "The request is larger than this address takes."),
        StatusCodes.Status415UnsupportedMediaType => new(ErrorCodes.Malformed, "This address does not take that content type."),
        StatusCodes.Status429TooManyRequests => new(ErrorCodes.TooManyRequests, "Too many attempts; wait a little."),
        StatusCodes.Status503ServiceUnavailable => new(ErrorCodes.OutcomeUnknown, "The answer did not come in time; repeat the call, it is counted once."),
        >= 500 => new(ErrorCodes.Internal, "Podium failed; its log says why."),
        _ => new(ErrorCodes.Malformed, "The request cannot be read."),
    };
}
