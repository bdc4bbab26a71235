namespace Podium.Contracts.Errors;

/// <summary>One reason why something was refused.</summary>
/// <param name="Code">Stable code out of <see cref="ErrorCodes"/>, made for programs.</param>
/// <param name="Message">A sentence that says what to do, made for people.</param>
/// <param name="Field">The field at fault in camelCase, or null when the whole is at fault.</param>
/// <param name="Other">Who or what stands in the way, to be named in the reader's language: who decided first, the visit at that time.</param>
[GenerateSerializer, Immutable, Alias(Aliases.PodiumError)]
public sealed record PodiumError(string Code, string Message, string? Field = null, string? Other = null);

/// <summary>Thrown by grains when a command is refused; carries the <see cref="PodiumError"/> to the caller.</summary>
[GenerateSerializer, Alias(Aliases.PodiumException)]
public sealed class PodiumException : Exception
{
    /// <summary>Refuses with an error.</summary>
    public PodiumException(PodiumError error) : base(error.Message) => Error = error;

    /// <summary>Refuses with a code and a sentence.</summary>
    public PodiumException(string code, string message, string? field = null, string? other = null) : this(new PodiumError(code, message, field, other)) { }

    /// <summary>The reason.</summary>
    [Id(0)]
    public PodiumError Error { get; private set; }
}
