using Podium.Grains.Organization;
using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Managers;

/// <summary>What all desks of a host share.</summary>
internal sealed record DeskServices(
    BoardRegistry Registry,
    BoardRows Rows,
    IBoardNames Names,
    IDeskSource Source,
    BankDirectory Bank,
    BoardOptions Options,
    TimeProvider Clock,
    ILogger<DeskSession> Logger);
