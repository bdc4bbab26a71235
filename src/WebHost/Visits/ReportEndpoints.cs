using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;
using Podium.Silo.Visits;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>Writing reports of visits, and confirming them.</summary>
internal static class ReportEndpoints
{
    private const int MostNeeds = 20;
    private const int MostRows = 500;

    private static readonly ImmutableHashSet<string> NeedKinds =
        [.. Enum.GetNames<NeedKind>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Maps <c>/api/visits/{id}/report</c> and <c>/api/reports</c>.</summary>
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var report = api.MapGroup("/visits/{id}/report").WithTags("Visits");
        report.MapGet("", GetAsync).RequireAuthorization(Policies.Bankers).WithName("getReport").WithSummary("The report of a visit in scope; before it is begun a draft filled in from what is known.");
        report.MapPut("/draft", SaveDraftAsync).RequireAuthorization(Policies.Managers).WithName("saveReportDraft").WithSummary("Keeps what is written so far.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        report.MapPost("", SubmitAsync).RequireAuthorization(Policies.Managers).WithName("submitReport").WithSummary("Submits the report to the branch head.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        var reports = api.MapGroup("/reports").WithTags("Visits");
        reports.MapGet("", ListAsync).RequireAuthorization(Policies.Bankers).WithName("listReports").WithSummary("Reports in scope in a state, longest waiting first.");
        reports.MapPost("/{id}/confirm", ConfirmAsync).RequireAuthorization(Policies.Leaders).WithName("confirmReport")
            .WithSummary("Confirms a waiting report. Of two who decide at once one wins, the other is told who.").ProducesProblem(StatusCodes.Status409Conflict);
        reports.MapPost("/{id}/return", ReturnAsync).RequireAuthorization(Policies.Leaders).WithName("returnReport")
            .WithSummary("Returns a waiting report with a reason.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<ReportView>> GetAsync(string id, DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var report = await store.FindAsync(id, cancellationToken) ?? await BeginAsync(visit, desk, store, cancellationToken);
        return TypedResults.Ok(desk.View(await work.GetAsync(cancellationToken), visit, report));
    }

    private static async Task<VisitReport> BeginAsync(Visit visit, VisitDesk desk, IReportStore store, CancellationToken cancellationToken)
    {
        var step = await store.FindLastStepAsync(visit, cancellationToken);
        var content = new ReportContent($"{desk.NameOf(visit.ManagerId)}, {visit.CustomerName}", visit.Purpose, [], step ?? "", null);
        return new VisitReport(visit.Id, 0, ReportState.Draft, false, content, null, null, null, null, null);
    }

    private static async Task<Ok<ReportView>> SaveDraftAsync(
        string id, ReportDraft draft, DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var content = Read(desk, draft, complete: false);
        var saved = await store.SaveDraftAsync(visit, content, cancellationToken);
        return TypedResults.Ok(desk.View(await work.GetAsync(cancellationToken), visit, saved));
    }

    private static async Task<Ok<ReportView>> SubmitAsync(
        string id, ReportRequest request, DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var content = Read(desk, new ReportDraft(request.Attendees, request.Result, request.Needs, request.NextStep, request.NextContact), complete: true);
        var basis = await work.GetAsync(cancellationToken);
        var operation = VisitDesk.Operation(scope, request.OperationId, "report.submitted", new { id, request });
        var report = await store.SubmitAsync(visit, content, desk.Clock.Today > basis.ReportDueBy(visit.Day), operation, cancellationToken);
        await desk.TellAsync(visit.ManagerId, "report", id);
        return TypedResults.Ok(desk.View(basis, visit, report));
    }

    private static async Task<Ok<ImmutableArray<ReportView>>> ListAsync(
        DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken, string state = "waiting")
    {
        var managers = scope.IsWholeBank ? null : ContactEndpoints.ManagersOf(scope, null);
        var rows = await store.ListAsync(Choice.Read<ReportState>(state, "state"), managers, MostRows, cancellationToken);
        var basis = await work.GetAsync(cancellationToken);
        return TypedResults.Ok<ImmutableArray<ReportView>>([.. rows.Select(row => desk.View(basis, row.Visit, row.Report))]);
    }

    private static Task<Ok<ReportView>> ConfirmAsync(
        string id, ConfirmRequest request, DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken) =>
        DecideAsync(id, request.OperationId, request.Version, null, scope, desk, store, work, cancellationToken);

    private static Task<Ok<ReportView>> ReturnAsync(
        string id, ReturnRequest request, DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken) =>
        DecideAsync(id, request.OperationId, request.Version, VisitDesk.Text(request.Reason, 500, "reason"), scope, desk, store, work, cancellationToken);

    private static async Task<Ok<ReportView>> DecideAsync(
        string id, string operationId, long version, string? reason, DataScope scope, VisitDesk desk, IReportStore store, IWorkStore work, CancellationToken cancellationToken)
    {
        var visit = await desk.FindAsync(scope, id, cancellationToken);
        var operation = VisitDesk.Operation(scope, operationId, reason is null ? "report.confirmed" : "report.returned", new { id, version, reason });
        var report = await store.DecideAsync(visit, version, reason, operation, cancellationToken);
        await desk.TellAsync(visit.ManagerId, "report", id);
        return TypedResults.Ok(desk.View(await work.GetAsync(cancellationToken), visit, report));
    }

    private static ReportContent Read(VisitDesk desk, ReportDraft draft, bool complete)
    {
        var needs = draft.Needs.IsDefault ? [] : draft.Needs;
        if (needs.Length > MostNeeds)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"A report takes up to {MostNeeds} needs.", "needs");
        }

        return new ReportContent(
            VisitDesk.Text(draft.Attendees, 500, "attendees", complete),
            VisitDesk.Text(draft.Result, 4_000, "result", complete),
            [.. needs.Select((need, i) => Check(desk, need, $"needs[{i}]"))],
            VisitDesk.Text(draft.NextStep, 1_000, "nextStep", required: false),
            desk.ReadLater(draft.NextContact, "nextContact"));
    }

    private static ReportNeed Check(VisitDesk desk, ReportNeed need, string field)
    {
        if (!NeedKinds.Contains(need.Kind))
        {
            throw new PodiumException(ErrorCodes.Malformed, $"A need is one of: {string.Join(", ", NeedKinds.Order())}.", field + ".kind");
        }

        if (need.Amount is < 0 or > 1_000_000_000_000_000)
        {
            throw new PodiumException(ErrorCodes.AmountOutOfRange, "The amount is 0 or more, in minor units.", field + ".amount");
        }

        return need.Deadline < desk.Clock.Today
            ? throw new PodiumException(ErrorCodes.InThePast, "The deadline lies in the past.", field + ".deadline")
            : need with { Deadline = need.Deadline ?? NeedRules.DefaultDeadline(desk.Clock.Today), Text = VisitDesk.Text(need.Text, 1_000, field + ".text") };
    }
}
