using Podium.Contracts.Errors;
using Podium.Grains.Calendar;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;
using Podium.Silo.Database;
using Podium.Silo.Visits;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>What the endpoints of visits share: who may see what, texts, times, operations, telling.</summary>
internal sealed class VisitDesk(
    IVisitStore visits, IReportStore reports, IWorkStore work, CustomerAccess customers, BankDirectory bank, BankClock clock, AgendaNews news)
{
    /// <summary>The time it is at the bank.</summary>
    public BankClock Clock => clock;

    /// <summary>A visit in scope. Errors: <c>not_found</c>.</summary>
    public async Task<Visit> FindAsync(DataScope scope, string id, CancellationToken cancellationToken)
    {
        var visit = id.Length > 64 ? null : await visits.FindAsync(id, cancellationToken);
        return visit is not null && scope.AllowsManager(visit.ManagerId) ? visit : throw Problems.NotFound("visit");
    }

    /// <summary>The manager the caller is, and that a customer is theirs. Errors: <c>forbidden</c>, <c>not_found</c>.</summary>
    public async Task<string> RequireOwnCustomerAsync(DataScope scope, string customerId, CancellationToken cancellationToken)
    {
        var manager = scope.OwnManagerId ?? throw new PodiumException(ErrorCodes.Forbidden, "Only customer managers visit customers.");
        await customers.FindAsync(scope, customerId, cancellationToken);
        return manager;
    }

    /// <summary>The operation of a call.</summary>
    public static Operation Operation(DataScope scope, string id, string action, object content) =>
        new(id, action, scope.Caller.UserName, content, scope.OwnUnitId);

    /// <summary>Tells those concerned, and answers the visit.</summary>
    public async Task<VisitView> ChangedAsync(Visit visit, string kind, CancellationToken cancellationToken)
    {
        await news.TellAsync(visit.ManagerId, kind, visit.Id);
        return await ViewAsync(visit, cancellationToken);
    }

    /// <summary>Tells those concerned of something that is no visit.</summary>
    public Task TellAsync(string managerId, string kind, string refId) => news.TellAsync(managerId, kind, refId);

    /// <summary>The visit as it is shown.</summary>
    public async Task<VisitView> ViewAsync(Visit visit, CancellationToken cancellationToken)
    {
        var basis = await work.GetAsync(cancellationToken);
        var report = await reports.FindAsync(visit.Id, cancellationToken);
        return VisitView.Of(visit, report is null ? null : View(basis, visit, report), basis.Calendar.IsWorkingDay(visit.Day) ? [] : ["not_a_working_day"]);
    }

    /// <summary>A report as it is shown.</summary>
    public ReportView View(WorkBasis basis, Visit visit, VisitReport report) => ReportView.Of(visit, report, NameOf(visit.ManagerId), basis.ReportDueBy(visit.Day));

    /// <summary>The name of a manager.</summary>
    public string NameOf(string managerId) => bank.Organization.FindManager(managerId)?.Name ?? managerId;

    /// <summary>A text of a length. Errors: <c>required</c>, <c>malformed</c>.</summary>
    public static string Text(string? text, int most, string field, bool required = true)
    {
        var trimmed = text?.Trim() ?? "";
        if (required && trimmed.Length == 0)
        {
            throw new PodiumException(ErrorCodes.Required, $"'{field}' is missing.", field);
        }

        return trimmed.Length <= most && !trimmed.Contains('\0', StringComparison.Ordinal)
            ? trimmed
            : throw new PodiumException(ErrorCodes.Malformed, $"'{field}' takes up to {most} characters.", field);
    }

    /// <summary>A time still to come, or null. Errors: those of <see cref="VisitTimes.Read"/>, <c>in_the_past</c>.</summary>
    public DateTimeOffset? ReadLater(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var at = clock.Times.Read(text, field);
        return at > clock.Now ? at : throw new PodiumException(ErrorCodes.InThePast, $"'{field}' lies in the past.", field);
    }
}
