using System.Globalization;
using Podium.Contracts.Calendar;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;

namespace Podium.WebHost.Ledger;

/// <summary>
/// Turns the text of a posting into one. Pure; finds the first thing that is wrong, names the field as the format does, and guesses
/// nothing: no rounding, no local times, no dates in other orders. What is allowed beyond the form (products, ids, customers) the
/// intake decides.
/// </summary>
internal sealed class PostingReader(PostingFields fields, BankDay bank)
{
    private static readonly string[] BookedAtForms =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>Reads a posting.</summary>
    public PostingReading Read(in PostingText text)
    {
        var (posting, error) = Convert(text);
        return new PostingReading(text.Source, text.Id, posting, error);
    }

    private (Posting? Posting, PodiumError? Error) Convert(in PostingText text)
    {
        if (MissingOf(text) is { } missing)
        {
            return (null, new PodiumError(ErrorCodes.Required, $"'{missing}' is missing.", missing));
        }

        if (!TryReadKind(text.Kind!, out var kind))
        {
            return (null, new PodiumError(ErrorCodes.Malformed, $"'{Shorten(text.Kind!)}' is no kind of posting; kinds are {KindNames}.", fields.Kind));
        }

        if (!string.Equals(text.Currency, bank.Currency, StringComparison.Ordinal))
        {
            return (null, new PodiumError(ErrorCodes.CurrencyMismatch, $"The bank books in {bank.Currency}.", fields.Currency));
        }

        if (ReadAmount(text.Amount, kind, out var amount) is { } amountError)
        {
            return (null, amountError);
        }

        if (!DateOnly.TryParseExact(text.ValueDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var valueDate))
        {
            return (null, new PodiumError(ErrorCodes.Malformed, $"'{Shorten(text.ValueDate!)}' is no date; write yyyy-MM-dd.", fields.ValueDate));
        }

        if (ReadBookedAt(text.BookedAt!, out var bookedAt) is { } bookedAtError)
        {
            return (null, bookedAtError);
        }

        return ReadReverses(text, out var reverses) is { } reversesError
            ? (null, reversesError)
            : (new Posting(text.Source!, text.Id!, text.Customer!, Blank(text.Account), kind, text.Product ?? "", amount, text.Currency!, valueDate, bookedAt, reverses), null);
    }

    private string? MissingOf(in PostingText text) =>
        string.IsNullOrEmpty(text.Source) ? fields.Source
        : string.IsNullOrEmpty(text.Id) ? fields.Id
        : string.IsNullOrEmpty(text.Customer) ? fields.Customer
        : string.IsNullOrEmpty(text.Kind) ? fields.Kind
        : string.IsNullOrEmpty(text.Currency) ? fields.Currency
        : string.IsNullOrEmpty(text.ValueDate) ? fields.ValueDate
        : string.IsNullOrEmpty(text.BookedAt) ? fields.BookedAt
        : null;

    private PodiumError? ReadAmount(string? text, PostingKind kind, out long amount)
    {
        amount = 0;
        if (string.IsNullOrEmpty(text))
        {
            return kind is PostingKind.ProductOpened or PostingKind.ProductClosed or PostingKind.Reversal
                ? null
                : new PodiumError(ErrorCodes.Required, $"'{fields.Amount}' is missing.", fields.Amount);
        }

        return MinorUnits.TryRead(text, bank.CurrencyDecimals, out amount) switch
        {
            AmountFault.None => null,
            AmountFault.TooPrecise => new PodiumError(
                ErrorCodes.AmountTooPrecise, $"{bank.Currency} has {bank.CurrencyDecimals} decimals; '{Shorten(text)}' has more.", fields.Amount),
            AmountFault.OutOfRange => new PodiumError(
                ErrorCodes.AmountOutOfRange, "An amount is not negative (the kind gives the direction) and not larger than Podium books in one posting.", fields.Amount),
            _ => new PodiumError(ErrorCodes.Malformed, $"'{Shorten(text)}' is no amount; write digits and a decimal point, for instance 1234.50.", fields.Amount),
        };
    }

    private PodiumError? ReadBookedAt(string text, out DateTimeOffset bookedAt)
    {
        var form = text.EndsWith('Z') ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        return DateTimeOffset.TryParseExact(form, BookedAtForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out bookedAt)
            ? null
            : new PodiumError(
                ErrorCodes.Malformed,
                $"'{Shorten(text)}' is no moment; write yyyy-MM-ddTHH:mm:ss with the offset, for instance 2026-03-10T09:30:00+08:00.",
                fields.BookedAt);
    }

    private PodiumError? ReadReverses(in PostingText text, out PostingReference? reverses)
    {
        reverses = null;
        var (source, id) = (Blank(text.ReversesSource), Blank(text.ReversesId));
        if (source is null && id is null)
        {
            return null;
        }

        if (source is null || id is null)
        {
            var missing = source is null ? fields.ReversesSource : fields.ReversesId;
            return new PodiumError(ErrorCodes.Required, $"'{missing}' is missing: a reversal names source and id of what it takes back.", missing);
        }

        reverses = new PostingReference(source, id);
        return null;
    }

    private static readonly string KindNames = string.Join(", ", Enum.GetNames<PostingKind>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]));

    private static readonly Dictionary<string, PostingKind> Kinds = Enum.GetValues<PostingKind>()
        .SelectMany(kind => SpellingsOf(kind.ToString()).Select(spelling => (spelling, kind)))
        .DistinctBy(pair => pair.spelling)
        .ToDictionary(pair => pair.spelling, pair => pair.kind, StringComparer.Ordinal);

    private static bool TryReadKind(string text, out PostingKind kind) => Kinds.TryGetValue(text, out kind);

    // depositIn, and deposit_in as files of bank systems like it.
    private static IEnumerable<string> SpellingsOf(string name)
    {
        yield return char.ToLowerInvariant(name[0]) + name[1..];
        yield return string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
