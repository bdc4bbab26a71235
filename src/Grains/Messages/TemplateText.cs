using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Podium.Contracts.Errors;

namespace Podium.Grains.Messages;

/// <summary>What stands for the variables of a text.</summary>
/// <param name="Customer">Name of the customer.</param>
/// <param name="Title">How the customer is addressed; the name where nobody noted it.</param>
/// <param name="Manager">Name of the manager.</param>
/// <param name="Bank">Name of the bank.</param>
/// <param name="Holiday">Name of the holiday; empty for other kinds.</param>
public sealed record TemplateValues(string Customer, string Title, string Manager, string Bank, string Holiday = "");

/// <summary>Texts with variables in braces. Values are put in as they are and never read for variables themselves. Pure.</summary>
public static partial class TemplateText
{
    /// <summary>Variables of every kind.</summary>
    public static ImmutableArray<string> Common { get; } = ["customer", "title", "manager", "bank"];

    /// <summary>The variable of holidays.</summary>
    public const string Holiday = "holiday";

    /// <summary>The variables that a kind may use.</summary>
    public static ImmutableArray<string> VariablesOf(MessageKind kind) => kind == MessageKind.Holiday ? [.. Common, Holiday] : Common;

    /// <summary>What is wrong with the variables of a text, or null. Errors: <c>variable_unknown</c>, <c>malformed</c>.</summary>
    public static PodiumError? Check(string text, MessageKind kind, string field)
    {
        var known = VariablesOf(kind);
        foreach (Match match in Variable().Matches(text))
        {
            if (!known.Contains(match.Groups[1].Value, StringComparer.Ordinal))
            {
                return new PodiumError(
                    ErrorCodes.VariableUnknown, $"There is no variable {match.Value} here; there are {string.Join(", ", known.Select(name => $"{{{name}}}"))}.", field);
            }
        }

        return Variable().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0
            ? new PodiumError(ErrorCodes.Malformed, "A brace stands alone; variables are written as {customer}.", field)
            : null;
    }

    /// <summary>The text with values for its variables.</summary>
    public static string Render(string text, TemplateValues values) => Variable().Replace(text, match => match.Groups[1].Value switch
    {
        "customer" => values.Customer,
        "title" => values.Title,
        "manager" => values.Manager,
        "bank" => values.Bank,
        Holiday => values.Holiday,
        _ => match.Value,
    });

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Variable();
}
