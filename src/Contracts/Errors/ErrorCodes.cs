namespace Podium.Contracts.Errors;

/// <summary>Every error code of the platform. Codes are stable: integrators branch on them.</summary>
public static class ErrorCodes
{
    /// <summary>A required field is empty.</summary>
    public const string Required = "required";
    /// <summary>An id or text is longer than the field allows, or has a character that ids may not have.</summary>
    public const string InvalidId = "invalid_id";
    /// <summary>The value cannot be read as what the field holds.</summary>
    public const string Malformed = "malformed";

    /// <summary>A password that is too short, too long or easy to guess.</summary>
    public const string PasswordTooWeak = "password_too_weak";
    /// <summary>The amount is negative, zero where one is needed, or not zero where none is allowed.</summary>
    public const string AmountOutOfRange = "amount_out_of_range";
    /// <summary>The amount has more decimals than the currency.</summary>
    public const string AmountTooPrecise = "amount_too_precise";
    /// <summary>The currency is not the bank's.</summary>
    public const string CurrencyMismatch = "currency_mismatch";
    /// <summary>The value date lies before the bank's first day or too far ahead.</summary>
    public const string ValueDateOutOfRange = "value_date_out_of_range";
    /// <summary>The product does not go with the kind of the posting.</summary>
    public const string ProductNotAllowed = "product_not_allowed";
    /// <summary>No such customer is registered.</summary>
    public const string CustomerUnknown = "customer_unknown";
    /// <summary>No such account is registered.</summary>
    public const string AccountUnknown = "account_unknown";
    /// <summary>The account belongs to another customer.</summary>
    public const string AccountOfAnotherCustomer = "account_of_another_customer";
    /// <summary>The id was already used in this source with other content.</summary>
    public const string Conflict = "conflict";
    /// <summary>The posting to reverse has not been seen for this customer.</summary>
    public const string ReversalTargetUnknown = "reversal_target_unknown";
    /// <summary>The posting was reversed before.</summary>
    public const string AlreadyReversed = "already_reversed";
    /// <summary>A reversal cannot be reversed; book the original again under a new id.</summary>
    public const string ReversalOfReversal = "reversal_of_reversal";
    /// <summary>The reversal differs from what it reverses (amount or value date).</summary>
    public const string ReversalMismatch = "reversal_mismatch";
    /// <summary>No such unit.</summary>
    public const string UnitUnknown = "unit_unknown";
    /// <summary>No such manager.</summary>
    public const string ManagerUnknown = "manager_unknown";
    /// <summary>No such indicator.</summary>
    public const string IndicatorUnknown = "indicator_unknown";
    /// <summary>The indicator has no such measure (flows have no increase).</summary>
    public const string MeasureNotAllowed = "measure_not_allowed";
    /// <summary>The shares do not add up to 100 % or name a manager twice.</summary>
    public const string SharesInvalid = "shares_invalid";
    /// <summary>The thing exists already with other content.</summary>
    public const string AlreadyExists = "already_exists";
    /// <summary>The thing cannot be changed like this.</summary>
    public const string NotAllowed = "not_allowed";
    /// <summary>No such thing, or not within the caller's scope.</summary>
    public const string NotFound = "not_found";
    /// <summary>The caller is not signed in.</summary>
    public const string Unauthenticated = "unauthenticated";
    /// <summary>The caller's role or data scope does not allow it.</summary>
    public const string Forbidden = "forbidden";
    /// <summary>The time lies in the past.</summary>
    public const string InThePast = "in_the_past";
    /// <summary>The visit overlaps another one of the same manager; the message names it.</summary>
    public const string VisitOverlaps = "visit_overlaps";
    /// <summary>Clocks are put forward over this local time: it does not exist.</summary>
    public const string TimeDoesNotExist = "time_does_not_exist";
    /// <summary>Clocks are put back over this local time: it comes twice. Send it with its offset from UTC.</summary>
    public const string TimeComesTwice = "time_comes_twice";
    /// <summary>Somebody else decided first; the message names them.</summary>
    public const string AlreadyDecided = "already_decided";
    /// <summary>The thing is not in the state that this needs; the message says which it is in.</summary>
    public const string WrongState = "wrong_state";
    /// <summary>The business date can only move forward.</summary>
    public const string BusinessDateBackwards = "business_date_backwards";
    /// <summary>The answer did not come in time: repeat the call, it is counted once.</summary>
    public const string OutcomeUnknown = "outcome_unknown";
    /// <summary>The request is larger than the address takes.</summary>
    public const string TooLarge = "too_large";
    /// <summary>Too many attempts: wait as long as <c>Retry-After</c> says.</summary>
    public const string TooManyRequests = "too_many_requests";
    /// <summary>Somebody changed the thing in between: read it again, then change it.</summary>
    public const string VersionChanged = "version_changed";
    /// <summary>The file is none of the types that are kept, or not what it says it is.</summary>
    public const string TypeNotAllowed = "type_not_allowed";
    /// <summary>The date does not exist in its calendar.</summary>
    public const string DateUnknown = "date_unknown";
    /// <summary>Somebody claimed the customer first; the message names them.</summary>
    public const string AlreadyClaimed = "already_claimed";
    /// <summary>A limit of the bank is reached; the message says which and how much.</summary>
    public const string LimitReached = "limit_reached";
    /// <summary>Who served the customer before waits before claiming it again; the message says until when.</summary>
    public const string CoolingOff = "cooling_off";
    /// <summary>The text uses a variable that there is not.</summary>
    public const string VariableUnknown = "variable_unknown";
    /// <summary>There is no such template in use.</summary>
    public const string TemplateUnknown = "template_unknown";
    /// <summary>The customer has no phone number or e-mail address for this channel.</summary>
    public const string NoAddress = "no_address";
    /// <summary>The customer wants no messages.</summary>
    public const string OptedOut = "opted_out";
    /// <summary>The customer has left the bank.</summary>
    public const string CustomerLost = "customer_lost";
    /// <summary>Podium itself failed; the log says why.</summary>
    public const string Internal = "internal";
}
