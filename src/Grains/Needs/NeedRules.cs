using Podium.Contracts.Errors;
using Podium.Grains.Customers.Files;

namespace Podium.Grains.Needs;

/// <summary>What may be done with needs, and what it makes of them. Pure.</summary>
public static class NeedRules
{
    private const int MaxText = 2_000;
    private const int MaxNote = 500;
    private const int MaxDaysAhead = 366;
    private const long MaxAmount = 1_000_000_000_000_000;

    /// <summary>The last day for an answer where none is given: the next day (domain section 4).</summary>
    public static DateOnly DefaultDeadline(DateOnly today) => today.AddDays(1);

    /// <summary>Throws what is wrong with a new need: <c>required</c>, <c>malformed</c>, <c>in_the_past</c>, <c>amount_out_of_range</c>.</summary>
    public static void Check(NeedKind kind, string? text, long? amount, DateOnly deadline, DateOnly today)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The kind is none that Podium knows.", "kind");
        }

        FileRules.Text(text, MaxText, "text", isRequired: true, takesLines: true);
        if (amount is < 0 or > MaxAmount)
        {
            throw new PodiumException(ErrorCodes.AmountOutOfRange, "The amount is 0 or more minor units.", "amount");
        }

        if (deadline < today)
        {
            throw new PodiumException(ErrorCodes.InThePast, "The deadline lies in the past.", "deadline");
        }

        if (deadline > today.AddDays(MaxDaysAhead))
        {
            throw new PodiumException(ErrorCodes.Malformed, $"The deadline lies between today and {today.AddDays(MaxDaysAhead):yyyy-MM-dd}.", "deadline");
        }
    }

    /// <summary>The customer has an answer; with an outcome the need is closed too. Errors: <c>required</c>, <c>already_decided</c>.</summary>
    public static (Need Need, NeedStep Step) Answer(Need need, string? answer, NeedOutcome? outcome, string actor, DateTimeOffset at)
    {
        FileRules.Text(answer, MaxText, "answer", isRequired: true, takesLines: true);
        RequireOpen(need);
        var state = outcome is null ? NeedState.Answered : NeedState.Closed;
        return (
            need with { State = state, Answer = answer!.Trim(), Outcome = outcome, AnsweredBy = actor, AnsweredAt = at },
            Stay(need, NeedStepKind.Answered, actor, at));
    }

    /// <summary>The need is settled. Errors: <c>already_decided</c>.</summary>
    public static (Need Need, NeedStep Step) Close(Need need, NeedOutcome outcome, string actor, DateTimeOffset at) => need.State == NeedState.Closed
        ? throw Decided(need)
        : (need with { State = NeedState.Closed, Outcome = outcome }, Stay(need, NeedStepKind.Closed, actor, at));

    /// <summary>Another unit answers, by its deadline. Errors: <c>already_decided</c>, <c>malformed</c>.</summary>
    public static (Need Need, NeedStep Step) Pass(Need need, string unitId, string? managerId, string? note, string actor, DateTimeOffset at)
    {
        FileRules.Text(note, MaxNote, "note", isRequired: false, takesLines: true);
        RequireOpen(need);
        return (
            need with { UnitId = unitId, OwnerManagerId = managerId },
            new NeedStep(NeedStepKind.Passed, at, actor, need.UnitId, unitId, managerId, note?.Trim() ?? ""));
    }

    private static NeedStep Stay(Need need, NeedStepKind kind, string actor, DateTimeOffset at) =>
        new(kind, at, actor, need.UnitId, need.UnitId, need.OwnerManagerId, "");

    private static void RequireOpen(Need need)
    {
        if (need.State != NeedState.Open)
        {
            throw Decided(need);
        }
    }

    private static PodiumException Decided(Need need)
    {
        var last = need.Steps.LastOrDefault(step => step.Kind != NeedStepKind.Passed);
        return new PodiumException(ErrorCodes.AlreadyDecided, $"{last?.Actor ?? "Somebody"} has {(need.State == NeedState.Closed ? "closed" : "answered")} it already.", other: last?.Actor);
    }
}
