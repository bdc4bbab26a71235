using Podium.Grains.Messages;

namespace Podium.Silo.Tests.Messages;

/// <summary>Messages and calls with everything filled in.</summary>
internal static class MessageSamples
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 4, 4, 0, 0, TimeSpan.Zero);

    public static Message New(string id, string customer = "C1", string? occasion = null, MessageChannel channel = MessageChannel.Sms, string? address = null) => new(
        id, customer, customer, "M1", MessageKind.Thanks, occasion ?? "thanks/" + id, "thanks-sms", 1, channel, MessageLanguage.Zh,
        address ?? (channel == MessageChannel.Sms ? "13900000000" : "li@example.com"), channel == MessageChannel.Sms ? "" : "感谢您的接待", "尊敬的李女士,谢谢!", new DateOnly(2026, 3, 4), Noon,
        Noon.AddDays(3), MessageState.Queued, 0, 0, null, null, null, "ann", Noon, null);

    public static MessageOperation Call(string id, string actor = "ann", object? content = null) => new(id, actor, Noon, content ?? "x");

    public static MessageClaim Claim(string sender, DateTimeOffset now, int count = 10) =>
        new(sender, [MessageChannel.Sms, MessageChannel.Email], now, now, TimeSpan.FromMinutes(2), count);

    public static MessageOutcome Sent(Message message, string sender, DateTimeOffset at) => new(message, sender, MessageState.Sent, null, message.DueAt, "webhook", "ref", at);
}
