using System.Collections.Immutable;

namespace Podium.Grains.Needs;

/// <summary>What a customer asked for.</summary>
public enum NeedKind
{
    /// <summary>A deposit.</summary>
    Deposit,
    /// <summary>A loan.</summary>
    Loan,
    /// <summary>A card.</summary>
    Card,
    /// <summary>Payments.</summary>
    Payment,
    /// <summary>Wealth products.</summary>
    Wealth,
    /// <summary>Insurance.</summary>
    Insurance,
    /// <summary>Advice.</summary>
    Advice,
    /// <summary>A complaint.</summary>
    Complaint,
    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How far a need is.</summary>
public enum NeedState
{
    /// <summary>Nobody answered it.</summary>
    Open,
    /// <summary>The customer has an answer.</summary>
    Answered,
    /// <summary>It is settled.</summary>
    Closed,
}

/// <summary>What came of a need.</summary>
public enum NeedOutcome
{
    /// <summary>Business.</summary>
    Won,
    /// <summary>No business.</summary>
    Lost,
    /// <summary>There was none to win.</summary>
    None,
}

/// <summary>What was done with a need.</summary>
public enum NeedStepKind
{
    /// <summary>Answered.</summary>
    Answered,
    /// <summary>Closed.</summary>
    Closed,
    /// <summary>Passed on to a unit.</summary>
    Passed,
}

/// <summary>A need (客户需求), from its recording to its outcome.</summary>
/// <param name="Id">Given by the platform.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="CustomerName">Its name; filled in when read.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Text">In words.</param>
/// <param name="Amount">Minor units, or null.</param>
/// <param name="Deadline">Last day for the answer.</param>
/// <param name="OwnerManagerId">Who answers; null while a unit has it and nobody in it.</param>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="State">How far it is.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Outcome">What came of it, or null.</param>
/// <param name="CreatedBy">Who recorded it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="AnsweredBy">Who answered, or null.</param>
/// <param name="AnsweredAt">When, or null.</param>
/// <param name="Steps">What was done, in order.</param>
public sealed record Need(
    string Id,
    string CustomerId,
    string CustomerName,
    NeedKind Kind,
    string Text,
    long? Amount,
    DateOnly Deadline,
    string? OwnerManagerId,
    string UnitId,
    NeedState State,
    string? Answer,
    NeedOutcome? Outcome,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    ImmutableArray<NeedStep> Steps)
{
    /// <summary>Whether the customer waits longer than promised; from the day after the deadline the branch head sees it too (domain section 4).</summary>
    public bool IsOverdue(DateOnly today) => State == NeedState.Open && today > Deadline;
}

/// <summary>A step of a need.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="FromUnit">The unit that had it.</param>
/// <param name="ToUnit">The unit that has it after.</param>
/// <param name="ToManagerId">Who has it after, or null.</param>
/// <param name="Note">Note.</param>
public sealed record NeedStep(NeedStepKind Kind, DateTimeOffset At, string Actor, string FromUnit, string ToUnit, string? ToManagerId, string Note);
