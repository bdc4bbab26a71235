using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Messages;
using Podium.Grains.Organization;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Messages;

/// <summary>Notices that a leader sends to many customers, for instance of a product.</summary>
internal static class NoticeEndpoints
{
    private const int Chunk = 200;

    /// <summary>Maps <c>/api/messages/notices</c>.</summary>
    public static void MapNotices(this IEndpointRouteBuilder messages) => messages.MapPost("/notices", SendAsync).RequireAuthorization(Policies.Leaders).WithName("sendNotice")
        .WithSummary("Queues a notice to the served customers of a unit or tier in scope; who cannot be reached is listed as skipped. Each customer gets a version once, however often it is sent.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Ok<NoticeResult>> SendAsync(
        NewNotice notice, MessageDesk desk, IMessageStore store, IRecipientReader recipients, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var template = await desk.TemplateAsync(notice.Template, notice.TemplateVersion, cancellationToken);
        if (template.Content.Kind != MessageKind.Notice)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "Only notices go to many; thanks and greetings have their occasions.", "template");
        }

        if (notice.UnitId is { } unit && !scope.AllowsUnit(unit))
        {
            throw Problems.NotFound("unit");
        }

        var managers = scope.Organization.Snapshot.Managers
            .Where(manager => !OrganizationTree.IsPool(manager.Id) && scope.AllowsManager(manager.Id))
            .Where(manager => notice.UnitId is null || scope.Organization.IsWithin(manager.UnitOn(scope.Today), notice.UnitId))
            .Select(manager => manager.Id)
            .ToArray();
        var query = new RecipientQuery(scope.Today, "", Chunk, ManagerIds: managers, Tier: notice.Tier);
        var record = new AuditRecord(clock.GetUtcNow(), scope.Caller.UserName, AuditActions.MessagesPlanned, $"notice/{template.Code}/{template.Version}", UnitId: notice.UnitId);
        var (queued, skipped, repeated) = (0, 0, 0);
        while (true)
        {
            var page = await recipients.ReadAsync(query, cancellationToken);
            var written = page.Select(one => desk.Write(template, Occasions.Notice(template.Code, template.Version), one, notice.Language, scope.Caller.UserName)).ToArray();
            var added = written.Length == 0 ? [] : await store.AddManyAsync(written, record, cancellationToken);
            queued += added.Count(message => message.State == MessageState.Queued);
            skipped += added.Count(message => message.State == MessageState.Skipped);
            repeated += written.Length - added.Count;
            if (page.Count < Chunk)
            {
                return TypedResults.Ok(new NoticeResult(queued, skipped, repeated));
            }

            query = query with { AfterId = page[^1].Id };
        }
    }
}
