using System.Collections.Immutable;
using Podium.Grains.Messages;

namespace Podium.WebHost.Messages;

/// <summary>A template with its versions.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Approved">The version in use, or null.</param>
/// <param name="Versions">All versions, newest first.</param>
public sealed record TemplateView(string Code, MessageTemplate? Approved, ImmutableArray<MessageTemplate> Versions);

/// <summary>A version to write.</summary>
/// <param name="OperationId">Chosen by the caller, 1 to 48 characters: repeating it is harmless.</param>
/// <param name="Version">The newest version that was seen; 0 for a new template.</param>
/// <param name="Content">What it says.</param>
public sealed record TemplateChange(string OperationId, int Version, TemplateContent Content);

/// <summary>A decision on a template.</summary>
/// <param name="OperationId">Chosen by the caller, 1 to 48 characters: repeating it is harmless.</param>
/// <param name="Version">The version that was seen.</param>
public sealed record TemplateDecision(string OperationId, int Version);

/// <summary>A template with sample values in it.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="Variables">Variables that this kind may use.</param>
/// <param name="Code">What is wrong with it, as a code; null when it may be saved.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Field">The field at fault.</param>
public sealed record TemplatePreview(RenderedText Zh, RenderedText En, ImmutableArray<string> Variables, string? Code, string? Message, string? Field);

/// <summary>A text as a customer reads it.</summary>
/// <param name="Subject">Subject; empty for SMS.</param>
/// <param name="Text">The text.</param>
public sealed record RenderedText(string Subject, string Text);
