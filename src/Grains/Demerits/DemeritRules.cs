using Podium.Contracts.Errors;

namespace Podium.Grains.Demerits;

/// <summary>What may be recorded and which step may follow which. Pure; errors name the field.</summary>
public static class DemeritRules
{
    private const int MaxText = 4_000;
    private const int MaxPoints = 100;

    /// <summary>
    /// A new demerit. Errors: <c>required</c>, <c>malformed</c>, <c>amount_out_of_range</c>, <c>value_date_out_of_range</c>, <c>not_allowed</c>.
    /// </summary>
    public static Demerit Record(string id, DemeritEntry entry, FaultVersion fault, DateOnly today, string actor, DateTimeOffset now)
    {
        RequireText(entry.Evidence, "evidence");
        if (!fault.Fault.Active)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, $"'{fault.Fault.Code}' is no longer in the catalogue on that day.", "fault");
        }

        if (entry.Day > today || entry.Day < today.AddYears(-3))
        {
            throw new PodiumException(ErrorCodes.ValueDateOutOfRange, "The day of the fault lies in the three years up to today.", "day");
        }

        if (entry.Disqualifies && !fault.Fault.MayDisqualify && !fault.Fault.Disqualifies)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, $"'{fault.Fault.Code}' does not disqualify.", "disqualifies");
        }

        return new Demerit(
            id,
            1,
            entry.ManagerId,
            fault.Fault.Code,
            fault.Version,
            PointsOf(entry.Points, fault.Fault),
            entry.Disqualifies || fault.Fault.Disqualifies,
            entry.Day,
            entry.Evidence.Trim(),
            entry.CustomerId,
            entry.RuleKey,
            DemeritState.Recorded,
            actor,
            now);
    }

    /// <summary>The manager contests. Errors: <c>not_allowed</c> unless it stands as recorded.</summary>
    public static Demerit Contest(Demerit demerit, string reason)
    {
        RequireText(reason, "reason");
        return Step(demerit, DemeritState.Contested, demerit.Points, "contested", DemeritState.Recorded);
    }

    /// <summary>
    /// Somebody else than who recorded it decides what was contested; upheld points may be fewer, never more. Errors: <c>not_allowed</c>,
    /// <c>amount_out_of_range</c>.
    /// </summary>
    public static Demerit Decide(Demerit demerit, bool upheld, int? points, string reason, string actor)
    {
        RequireText(reason, "reason");
        if (string.Equals(demerit.RecordedBy, actor, StringComparison.OrdinalIgnoreCase))
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "Who recorded it does not decide it; ask another leader, or withdraw it.");
        }

        if (points < 0 || points > demerit.Points)
        {
            throw new PodiumException(ErrorCodes.AmountOutOfRange, $"Points are 0 to {demerit.Points}: a decision does not add to what was recorded.", "points");
        }

        return upheld
            ? Step(demerit, DemeritState.Upheld, points ?? demerit.Points, "decided", DemeritState.Contested)
            : Step(demerit, DemeritState.Dismissed, demerit.Points, "decided", DemeritState.Contested);
    }

    /// <summary>Takes back what was recorded in error. Errors: <c>not_allowed</c> once it is decided.</summary>
    public static Demerit Withdraw(Demerit demerit, string reason)
    {
        RequireText(reason, "reason");
        return Step(demerit, DemeritState.Withdrawn, demerit.Points, "withdrawn", DemeritState.Recorded, DemeritState.Contested);
    }

    /// <summary>Checks a catalogue entry. Errors: <c>invalid_id</c>, <c>required</c>, <c>amount_out_of_range</c>.</summary>
    public static void RequireFault(Fault fault)
    {
        Ids.Require(fault.Code, 32, "code");
        RequireName(fault.NameEn, "nameEn");
        RequireName(fault.NameZh, "nameZh");
        if (fault.Points is < 0 or > MaxPoints)
        {
            throw new PodiumException(ErrorCodes.AmountOutOfRange, $"Points are 0 to {MaxPoints}.", "points");
        }
    }

    private static int PointsOf(int? points, Fault fault)
    {
        var highest = fault.MayExceed ? MaxPoints : fault.Points;
        return points switch
        {
            null when fault is { Points: 0, Disqualifies: false } =>
                throw new PodiumException(ErrorCodes.Required, "The catalogue leaves the points of this fault open: say how many.", "points"),
            null => fault.Points,
            { } given when given < fault.Points || given > highest => throw new PodiumException(
                ErrorCodes.AmountOutOfRange,
                highest == fault.Points ? $"The catalogue gives {fault.Points} points." : $"Points are {fault.Points} to {highest}.",
                "points"),
            { } given => given,
        };
    }

    private static Demerit Step(Demerit demerit, DemeritState next, int points, string step, params ReadOnlySpan<DemeritState> from) => from.Contains(demerit.State)
        ? demerit with { State = next, Points = points, Version = demerit.Version + 1 }
        : throw new PodiumException(ErrorCodes.NotAllowed, $"A demerit that is {demerit.State.ToString().ToLowerInvariant()} cannot be {step}.");

    private static void RequireName(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200)
        {
            throw new PodiumException(ErrorCodes.Required, $"'{field}' has 1 to 200 characters.", field);
        }
    }

    private static void RequireText(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PodiumException(ErrorCodes.Required, $"'{field}' is missing.", field);
        }

        if (text.Length > MaxText)
        {
            throw new PodiumException(ErrorCodes.TooLarge, $"'{field}' takes up to {MaxText} characters.", field);
        }
    }
}
