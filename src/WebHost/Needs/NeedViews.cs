using System.Collections.Immutable;
using Podium.Grains.Needs;

namespace Podium.WebHost.Needs;

/// <summary>A page of needs.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Rows">Open ones first, the first deadline first.</param>
public sealed record NeedList(long Count, ImmutableArray<NeedView> Rows);

/// <summary>A need (客户需求).</summary>
/// <param name="Id">Given by the platform.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Text">In words.</param>
/// <param name="Amount">Minor units, or null.</param>
/// <param name="Deadline">Last day for the answer.</param>
/// <param name="OwnerManagerId">Who answers; null while a unit has it and nobody in it.</param>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="State">How far it is.</param>
/// <param name="Escalated">Whether the branch head is asked to look after it: unanswered after its deadline.</param>
/// <param name="Overdue">Whether the customer waits longer than promised.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Outcome">What came of it, or null.</param>
/// <param name="CreatedBy">Who recorded it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="AnsweredBy">Who answered, or null.</param>
/// <param name="AnsweredAt">When, or null.</param>
/// <param name="Passed">From unit to unit, in order.</param>
public sealed record NeedView(
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
    bool Escalated,
    bool Overdue,
    string? Answer,
    NeedOutcome? Outcome,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    ImmutableArray<NeedPassing> Passed)
{
    internal static NeedView Of(Need need, DateOnly today) => new(
        need.Id,
        need.CustomerId,
        need.CustomerName,
        need.Kind,
        need.Text,
        need.Amount,
        need.Deadline,
        need.OwnerManagerId,
        need.UnitId,
        need.State,
        need.IsOverdue(today),
        need.IsOverdue(today),
        need.Answer,
        need.Outcome,
        need.CreatedBy,
        need.CreatedAt,
        need.AnsweredBy,
        need.AnsweredAt,
        [.. need.Steps.Where(step => step.Kind == NeedStepKind.Passed).Select(step => new NeedPassing(step.FromUnit, step.ToUnit, step.At, step.Note))]);
}

/// <summary>A need went to another unit.</summary>
/// <param name="FromUnit">From.</param>
/// <param name="ToUnit">To.</param>
/// <param name="At">When.</param>
/// <param name="Note">Note.</param>
public sealed record NeedPassing(string FromUnit, string ToUnit, DateTimeOffset At, string Note);

/// <summary>A need to record.</summary>
/// <param name="OperationId">Chosen by the caller, 1 to 64 characters: repeating it is harmless.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Text">In words, up to 2,000 characters.</param>
/// <param name="Amount">Minor units, or null.</param>
/// <param name="Deadline">Last day for the answer; the next day when it is left out.</param>
public sealed record NewNeed(string OperationId, NeedKind Kind, string Text, long? Amount = null, DateOnly? Deadline = null);

/// <summary>An answer.</summary>
/// <param name="OperationId">Chosen by the caller: repeating it is harmless.</param>
/// <param name="Answer">What the customer was told, up to 2,000 characters.</param>
/// <param name="Outcome">What came of it; with one the need is closed too.</param>
public sealed record NeedAnswer(string OperationId, string Answer, NeedOutcome? Outcome = null);

/// <summary>The end of a need.</summary>
/// <param name="OperationId">Chosen by the caller: repeating it is harmless.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record NeedClosing(string OperationId, NeedOutcome Outcome);

/// <summary>Where a need goes.</summary>
/// <param name="OperationId">Chosen by the caller: repeating it is harmless.</param>
/// <param name="UnitId">The unit that is to answer.</param>
/// <param name="ManagerId">Who in it, or null.</param>
/// <param name="Note">Up to 500 characters.</param>
public sealed record NeedPass(string OperationId, string UnitId, string? ManagerId = null, string? Note = null);
