using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Handovers;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>Agendas, proposals of a week, demands and compliance.</summary>
internal static class AgendaEndpoints
{
    private const int MostDays = 62;
    private const int MostAccepted = 200;

    /// <summary>Maps <c>/api/agenda</c>, <c>/api/compliance</c> and <c>/api/customers/{id}/demands</c>.</summary>
    public static void MapAgenda(this IEndpointRouteBuilder api)
    {
        var agenda = api.MapGroup("/agenda").WithTags("Agenda");
        agenda.MapGet("", ReadAsync).RequireAuthorization(Policies.Bankers).WithName("getAgenda")
            .WithSummary("The agenda of a manager in scope, by default the own one; by default of today.");
        agenda.MapGet("/counts", CountAsync).RequireAuthorization(Policies.Bankers).WithName("countAgenda")
            .WithSummary("What waits for the caller: for a manager the own agenda, for others the reports to confirm and the handovers that wait for a receiver.");
        agenda.MapGet("/proposal", ProposeAsync).RequireAuthorization(Policies.Managers).WithName("proposeWeek")
            .WithSummary("A week that meets what falls due in it, evenly loaded, with a reason for each visit.");
        agenda.MapPost("/proposal/accept", AcceptAsync).RequireAuthorization(Policies.Managers).WithName("acceptProposal")
            .WithSummary("Plans proposed visits and calls, all of them or none.").ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/compliance", ComplyAsync).WithTags("Agenda").RequireAuthorization(Policies.Bankers).WithName("getCompliance")
            .WithSummary("How managers in scope keep the visit rules, ranked, and what is overdue by age.");
        api.MapGet("/customers/{id}/demands", DemandsAsync).WithTags("Agenda").RequireAuthorization(Policies.Bankers).WithName("listDemands")
            .WithSummary("What the rules demand for a customer in scope, since the year before.");
    }

    private static async Task<Ok<AgendaView>> ReadAsync(
        DataScope scope, VisitDesk desk, AgendaReader reader, CancellationToken cancellationToken, DateOnly? from = null, DateOnly? to = null, string? managerId = null)
    {
        var (first, last) = (from ?? desk.Clock.Today, to ?? from ?? desk.Clock.Today);
        if (last < first || last.DayNumber - first.DayNumber >= MostDays)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Ask for 1 to {MostDays} days.", "to");
        }

        var manager = managerId ?? scope.OwnManagerId ?? throw new PodiumException(ErrorCodes.Required, "Say whose agenda.", "managerId");
        if (!scope.AllowsManager(manager))
        {
            throw Problems.NotFound("manager");
        }

        return TypedResults.Ok(new AgendaView(first, last, manager, await reader.ReadAsync(manager, first, last, cancellationToken)));
    }

    private static async Task<Ok<AgendaCounts>> CountAsync(
        DataScope scope, VisitDesk desk, AgendaReader reader, IReportStore reports, IHandoverStore handovers, CancellationToken cancellationToken)
    {
        var today = desk.Clock.Today;
        if (scope.OwnManagerId is { } manager)
        {
            var (todo, overdue, now) = AgendaComposer.Count(await reader.ReadAsync(manager, today, today, cancellationToken), today);
            return TypedResults.Ok(new AgendaCounts(todo, overdue, now));
        }

        var managers = scope.IsWholeBank ? null : ContactEndpoints.ManagersOf(scope, null);
        var waiting = await reports.ListAsync(ReportState.Waiting, managers, int.MaxValue, cancellationToken);
        var late = desk.Clock.Now.AddDays(-2);
        var givers = scope.Organization.Snapshot.Managers.Where(m => scope.AllowsManager(m.Id)).Select(m => m.Id).ToArray();
        var drafts = await handovers.ListAsync(givers, HandoverState.Draft, int.MaxValue, cancellationToken);
        return TypedResults.Ok(new AgendaCounts(
            waiting.Count + drafts.Count,
            waiting.Count(r => r.Report.SubmittedAt < late) + drafts.Count(d => d.Handover.CreatedAt < late),
            0));
    }

    private static async Task<Ok<ImmutableArray<ProposedItem>>> ProposeAsync(
        DataScope scope, VisitDesk desk, AgendaReader reader, CancellationToken cancellationToken, DateOnly? week = null)
    {
        var day = week ?? desk.Clock.Today;
        return Math.Abs(day.DayNumber - desk.Clock.Today.DayNumber) > 31
            ? throw new PodiumException(ErrorCodes.Malformed, "Ask for a week within a month.", "week")
            : TypedResults.Ok(await reader.ProposeAsync(scope.OwnManagerId!, day, cancellationToken));
    }

    private static async Task<Ok<AcceptedProposal>> AcceptAsync(
        ProposalAcceptance request, DataScope scope, VisitDesk desk, IProposalStore store, CancellationToken cancellationToken)
    {
        if (request.Items.IsDefaultOrEmpty || request.Items.Length > MostAccepted)
        {
            throw new PodiumException(ErrorCodes.Required, $"Accept 1 to {MostAccepted} items.", "items");
        }

        var (times, manager) = (desk.Clock.Times, scope.OwnManagerId!);
        var planned = new List<PlannedItem>();
        for (var i = 0; i < request.Items.Length; i++)
        {
            var item = request.Items[i];
            await desk.RequireOwnCustomerAsync(scope, item.CustomerId, cancellationToken);
            var start = times.Read(item.Start, $"items[{i}].start");
            planned.Add(new PlannedItem(item.CustomerId, item.Kind, start, start.AddMinutes(60), times.DayOf(start)));
        }

        var operation = VisitDesk.Operation(scope, request.OperationId, "proposal.accepted", request);
        var count = await store.AcceptAsync(manager, planned, desk.Clock.Now, operation, cancellationToken);
        await desk.TellAsync(manager, "visit", request.OperationId);
        return TypedResults.Ok(new AcceptedProposal(count));
    }

    private static async Task<Ok<ComplianceView>> ComplyAsync(
        DataScope scope, VisitDesk desk, AgendaReader reader, CancellationToken cancellationToken, string? unitId = null, string period = "month", DateOnly? asOf = null)
    {
        var day = asOf ?? desk.Clock.Today;
        if (period is not ("month" or "halfYear"))
        {
            throw new PodiumException(ErrorCodes.Malformed, "'period' is month or halfYear.", "period");
        }

        if (day > desk.Clock.Today || day < desk.Clock.Today.AddYears(-2))
        {
            throw new PodiumException(ErrorCodes.Malformed, "Ask for a day of the last two years.", "asOf");
        }

        var managers = ContactEndpoints.ManagersOf(scope, unitId);
        var wholeBank = unitId is null ? scope.IsWholeBank : string.Equals(unitId, scope.Organization.Root?.Id, StringComparison.Ordinal);
        var (rows, overdue) = await reader.ComplyAsync(managers, wholeBank, period == "halfYear", day, cancellationToken);
        return TypedResults.Ok(new ComplianceView(day, rows, overdue.Length, [.. overdue.Where(o => managers.Contains(o.ManagerId)).Take(500)]));
    }

    private static async Task<Ok<ImmutableArray<DemandView>>> DemandsAsync(
        string id, DataScope scope, CustomerAccess customers, AgendaReader reader, CancellationToken cancellationToken)
    {
        await customers.ReadAsync(scope, id, "demands", cancellationToken);
        var (customer, demands) = await reader.ReadDemandsAsync(id, cancellationToken);
        return TypedResults.Ok<ImmutableArray<DemandView>>([.. demands.Select(d => DemandView.Of(d, customer!.ManagerId))]);
    }
}
