namespace Podium.Grains.Visits;

/// <summary>How far a visit is.</summary>
public enum VisitState
{
    /// <summary>Agreed.</summary>
    Planned,
    /// <summary>The manager is on the way or there.</summary>
    Out,
    /// <summary>The manager is back; a report is owed.</summary>
    Back,
    /// <summary>The report waits for the branch head.</summary>
    Reported,
    /// <summary>The branch head has confirmed the report.</summary>
    Confirmed,
    /// <summary>The branch head wants the report done better.</summary>
    Returned,
    /// <summary>It does not take place.</summary>
    Cancelled,
}

/// <summary>Ways to be in touch without going there.</summary>
public enum ContactKind
{
    /// <summary>A call.</summary>
    Phone,
    /// <summary>A short message.</summary>
    Sms,
    /// <summary>An e-mail.</summary>
    Email,
    /// <summary>The customer came to the bank.</summary>
    Meeting,
}

/// <summary>What a contact led to, as reports count it.</summary>
public enum ContactOutcome
{
    /// <summary>The customer agreed to what was offered or asked.</summary>
    Agreed,
    /// <summary>The customer declined.</summary>
    Declined,
    /// <summary>Neither: asked to wait, was not reached, or something else came of it.</summary>
    Other,
}

/// <summary>A visit.</summary>
/// <param name="Id">The visit.</param>
/// <param name="CustomerId">Who is visited.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="ManagerId">Who goes.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Day">The bank's day of the beginning.</param>
/// <param name="Place">Where.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Surprise">Not announced (突击探访): for loan monitoring only.</param>
/// <param name="State">How far it is.</param>
/// <param name="SeriesId">The visits it was planned with, or null.</param>
/// <param name="OutAt">When the manager went out.</param>
/// <param name="BackAt">When the manager came back.</param>
/// <param name="Reason">Why it was cancelled, or its report returned.</param>
public sealed record Visit(
    string Id,
    string CustomerId,
    string CustomerName,
    string ManagerId,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateOnly Day,
    string Place,
    string Purpose,
    bool Surprise,
    VisitState State,
    string? SeriesId,
    DateTimeOffset? OutAt,
    DateTimeOffset? BackAt,
    string? Reason)
{
    /// <summary>Whether the manager went there.</summary>
    public bool TookPlace => State is VisitState.Back or VisitState.Reported or VisitState.Confirmed or VisitState.Returned;
}
