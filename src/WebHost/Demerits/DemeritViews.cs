using System.Collections.Immutable;
using Podium.Grains.Demerits;

namespace Podium.WebHost.Demerits;

/// <summary>A fault as it is in force, with its versions.</summary>
/// <param name="Fault">What is in force today; the newest version when none is yet.</param>
/// <param name="Versions">All versions, newest first.</param>
internal sealed record FaultView(Fault Fault, ImmutableArray<FaultVersion> Versions);

/// <summary>A new version of a fault.</summary>
/// <param name="From">First day it is in force; not before today.</param>
/// <param name="Fault">The fault.</param>
internal sealed record FaultChange(DateOnly From, Fault Fault);

/// <summary>A demerit to record.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it records nothing more.</param>
/// <param name="ManagerId">The manager.</param>
/// <param name="Fault">Code of the catalogue.</param>
/// <param name="Day">Business date of the fault.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Points">Points where the catalogue leaves them open or allows more.</param>
/// <param name="Disqualifies">A case so bad that it disqualifies.</param>
/// <param name="CustomerId">The customer it concerns, in scope.</param>
internal sealed record NewDemerit(
    string OperationId,
    string ManagerId,
    string Fault,
    DateOnly Day,
    string Evidence,
    int? Points = null,
    bool Disqualifies = false,
    string? CustomerId = null);

/// <summary>Contesting or taking back.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why.</param>
internal sealed record DemeritReason(string OperationId, int Version, string Reason);

/// <summary>A decision on what was contested.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Upheld">Whether it stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="Points">Fewer points than were recorded.</param>
internal sealed record DemeritDecision(string OperationId, int Version, bool Upheld, string Reason, int? Points = null);

/// <summary>A demerit in a list.</summary>
/// <param name="Demerit">The demerit.</param>
/// <param name="ManagerName">Name of the manager.</param>
internal sealed record DemeritRow(Demerit Demerit, string ManagerName);

/// <summary>A page of demerits.</summary>
/// <param name="Count">How many there are in all.</param>
/// <param name="Rows">The page.</param>
internal sealed record DemeritList(int Count, ImmutableArray<DemeritRow> Rows);

/// <summary>A demerit with every step it took.</summary>
/// <param name="Demerit">As it stands.</param>
/// <param name="ManagerName">Name of the manager.</param>
/// <param name="Steps">First to last.</param>
internal sealed record DemeritFile(Demerit Demerit, string ManagerName, ImmutableArray<DemeritStep> Steps);

/// <summary>A manager's year.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Name.</param>
/// <param name="UnitId">Where the manager works today.</param>
/// <param name="Points">Points that count.</param>
/// <param name="Contested">Those of them that are contested.</param>
/// <param name="Demerits">Demerits that count.</param>
/// <param name="Disqualified">Whether one of them disqualifies.</param>
internal sealed record DemeritYear(string ManagerId, string Name, string UnitId, int Points, int Contested, int Demerits, bool Disqualified);
