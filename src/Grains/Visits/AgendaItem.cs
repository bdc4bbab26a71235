using Podium.Contracts.Customers;

namespace Podium.Grains.Visits;

/// <summary>What stands on an agenda.</summary>
public enum AgendaKind
{
    /// <summary>A visit.</summary>
    Visit,
    /// <summary>A demand that is owed and not yet planned.</summary>
    Due,
    /// <summary>A demand past its due date.</summary>
    Overdue,
    /// <summary>A customer was promised to hear at this minute.</summary>
    Callback,
    /// <summary>A customer visited today is thanked tonight.</summary>
    Thanks,
    /// <summary>A need waits for its answer.</summary>
    AnswerOwed,
    /// <summary>A birthday.</summary>
    Birthday,
    /// <summary>A report is to be written.</summary>
    Report,
    /// <summary>A key customer to propose to the leaders for a visit.</summary>
    KeyVisit,
    /// <summary>A customer is about to return to the public pool unless it is contacted.</summary>
    PoolReturn,
}

/// <summary>An entry of an agenda.</summary>
/// <param name="Id">Kind and thing; the same for the same entry.</param>
/// <param name="Kind">What it is.</param>
/// <param name="CustomerId">The customer, or null.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Start">When, for what has a time.</param>
/// <param name="End">Until when.</param>
/// <param name="Day">The bank's day.</param>
/// <param name="Place">Where.</param>
/// <param name="Title">For a visit its purpose, else the customer.</param>
/// <param name="State">Of a visit or report its state; else <c>open</c>, <c>overdue</c> or <c>done</c>.</param>
/// <param name="Reason">Why it is there: for demands <c>kind/period/done/required</c>; of a returned report the head's words.</param>
/// <param name="Movable">Whether it can be dragged to another day.</param>
/// <param name="DoneWith">What settled it, or null.</param>
public sealed record AgendaItem(
    string Id,
    AgendaKind Kind,
    string? CustomerId,
    string? CustomerName,
    Tier? Tier,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    DateOnly Day,
    string? Place,
    string Title,
    string State,
    string? Reason = null,
    bool Movable = false,
    string? DoneWith = null)
{
    /// <summary>Whether something is left to do.</summary>
    public bool IsOpen => DoneWith is null && State is not ("confirmed" or "reported" or "back" or "done");
}
