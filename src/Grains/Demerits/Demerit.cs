namespace Podium.Grains.Demerits;

/// <summary>Where a demerit stands.</summary>
public enum DemeritState
{
    /// <summary>Recorded; counts.</summary>
    Recorded,
    /// <summary>Contested by the manager; counts until it is decided.</summary>
    Contested,
    /// <summary>Contested and upheld; counts.</summary>
    Upheld,
    /// <summary>Contested and dismissed; does not count.</summary>
    Dismissed,
    /// <summary>Taken back; does not count.</summary>
    Withdrawn,
}

/// <summary>What is recorded against a manager.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Fault">Code of the catalogue.</param>
/// <param name="Points">Points; null takes those of the catalogue.</param>
/// <param name="Disqualifies">A case so bad that it disqualifies.</param>
/// <param name="Day">Business date of the fault.</param>
/// <param name="Evidence">What shows it, in words, up to 4,000 characters.</param>
/// <param name="CustomerId">The customer it concerns.</param>
/// <param name="RuleKey">What a rule found, so that it finds it once; null when a person records.</param>
public sealed record DemeritEntry(
    string ManagerId,
    string Fault,
    int? Points,
    bool Disqualifies,
    DateOnly Day,
    string Evidence,
    string? CustomerId = null,
    string? RuleKey = null);

/// <summary>A demerit as it stands.</summary>
/// <param name="Id">Id: the operation id it was recorded with.</param>
/// <param name="Version">Rises with each step.</param>
/// <param name="ManagerId">The manager.</param>
/// <param name="Fault">Code of the catalogue.</param>
/// <param name="FaultVersion">Version of the catalogue entry it was recorded by.</param>
/// <param name="Points">Points as they stand.</param>
/// <param name="Disqualifies">Whether it disqualifies.</param>
/// <param name="Day">Business date of the fault.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="CustomerId">The customer it concerns.</param>
/// <param name="RuleKey">The rule's finding, when no person recorded it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RecordedBy">Who recorded it; <c>rule</c> for a rule.</param>
/// <param name="RecordedAt">When.</param>
public sealed record Demerit(
    string Id,
    int Version,
    string ManagerId,
    string Fault,
    int FaultVersion,
    int Points,
    bool Disqualifies,
    DateOnly Day,
    string Evidence,
    string? CustomerId,
    string? RuleKey,
    DemeritState State,
    string RecordedBy,
    DateTimeOffset RecordedAt)
{
    /// <summary>Who records what a rule finds.</summary>
    public const string ByRule = "rule";

    /// <summary>Whether its points count in the manager's year.</summary>
    public bool Counts => State is DemeritState.Recorded or DemeritState.Contested or DemeritState.Upheld;
}

/// <summary>A step a demerit took.</summary>
/// <param name="Version">The version it made.</param>
/// <param name="OperationId">The call that made it.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="State">Where the demerit stood after it.</param>
/// <param name="Points">Its points after it.</param>
/// <param name="Note">Evidence, reason of contesting, of the decision, of withdrawing.</param>
public sealed record DemeritStep(int Version, string OperationId, DateTimeOffset At, string Actor, DemeritState State, int Points, string Note);
