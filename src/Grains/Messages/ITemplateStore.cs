namespace Podium.Grains.Messages;

/// <summary>Templates with all their versions.</summary>
public interface ITemplateStore
{
    /// <summary>Every version, by code, the newest first.</summary>
    Task<IReadOnlyList<MessageTemplate>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The templates in use.</summary>
    Task<IReadOnlyList<MessageTemplate>> ReadApprovedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds a version to approve; a draft before it is superseded, what is approved stays in use. <paramref name="version"/> is the newest one the
    /// writer knew, 0 for a new template. Errors: <c>version_changed</c>.
    /// </summary>
    Task<MessageTemplate> SaveAsync(string code, int version, TemplateContent content, MessageOperation operation, CancellationToken cancellationToken);

    /// <summary>Puts a draft into use in the place of the version before. Errors: <c>not_found</c> and those of <see cref="TemplateRules.CheckApproval"/>.</summary>
    Task<MessageTemplate> ApproveAsync(string code, int version, MessageOperation operation, CancellationToken cancellationToken);

    /// <summary>Takes a template out of use, with its draft. Errors: <c>not_found</c>, <c>wrong_state</c> when it is out of use already.</summary>
    Task<MessageTemplate> RetireAsync(string code, MessageOperation operation, CancellationToken cancellationToken);
}
