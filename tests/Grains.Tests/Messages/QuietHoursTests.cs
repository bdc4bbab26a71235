using CsCheck;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Messages;
using Podium.Grains.Visits;

namespace Podium.Grains.Tests.Messages;

public sealed class QuietHoursTests
{
    private static readonly VisitTimes Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly VisitTimes Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("2026-03-04T20:59", "2026-03-04T20:59")]
    [InlineData("2026-03-04T21:00", "2026-03-05T08:00")]
    [InlineData("2026-03-05T03:00", "2026-03-05T08:00")]
    [InlineData("2026-03-05T08:00", "2026-03-05T08:00")]
    public void Nothing_goes_out_from_nine_until_eight(string wish, string sent) => QuietHours.Default.NextAllowed(At(wish), Shanghai).ShouldBe(At(sent));

    [Fact]
    public void What_may_be_sent_never_lies_in_quiet_hours_nor_before_it_was_wished() => Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 2 * 365 * 24 * 60], Gen.Bool)
        .Sample((from, until, minutes, summerTime) =>
        {
            var times = summerTime ? Berlin : Shanghai;
            var quiet = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(until));
            var wish = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
            var sent = quiet.NextAllowed(wish, times);

            sent.ShouldBeGreaterThanOrEqualTo(wish);
            (sent - wish).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(25));
            quiet.Contains(times.ClockAt(sent)).ShouldBeFalse($"{quiet} {wish:O} {sent:O}");
        });

    [Fact]
    public void Equal_ends_mean_no_quiet() => new QuietHours(new TimeOnly(8, 0), new TimeOnly(8, 0)).Contains(new TimeOnly(8, 0)).ShouldBeFalse();

    [Fact]
    public void Greetings_that_plan_themselves_wait_for_nine_and_end_with_their_day()
    {
        var night = Write(MessageKind.Birthday, At("2026-03-04T00:10"), Message.BySweep);
        (night.DueAt, night.ExpiresAt).ShouldBe((At("2026-03-04T09:00"), At("2026-03-05T00:00")));
        Write(MessageKind.Birthday, At("2026-03-04T10:30"), Message.BySweep).DueAt.ShouldBe(At("2026-03-04T10:30"));
        Write(MessageKind.Thanks, At("2026-03-04T18:00"), "ann").DueAt.ShouldBe(At("2026-03-04T18:00"));
        Write(MessageKind.Thanks, At("2026-03-04T22:00"), "ann").DueAt.ShouldBe(At("2026-03-05T08:00"));
    }

    [Theory]
    [InlineData(CustomerStatus.Lost, false, "021-61234567", ErrorCodes.CustomerLost)]
    [InlineData(CustomerStatus.Active, true, "021-61234567", ErrorCodes.OptedOut)]
    [InlineData(CustomerStatus.Dormant, false, null, ErrorCodes.NoAddress)]
    public void Who_is_gone_or_wants_none_or_has_no_address_is_skipped_with_the_reason(CustomerStatus status, bool noMessages, string? phone, string code)
    {
        var template = new MessageTemplate("t", 1, new TemplateContent(MessageKind.Thanks, MessageChannel.Sms, null, "", "谢谢", "", "Thanks"), TemplateState.Approved, "a", default, "b", default);
        var message = MessageWriter.Write("m", template, "thanks/v", new MessageRecipient("C", "C", "M", null, phone, null, status, noMessages), MessageLanguage.Zh, Desk(At("2026-03-04T12:00")), "ann");
        (message.State, message.ErrorCode, message.Address).ShouldBe((MessageState.Skipped, code, ""));
    }

    [Fact]
    public void Waits_grow_to_an_hour_and_end()
    {
        Enumerable.Range(1, 9).Select(SendRules.WaitAfter).ShouldBe(Enumerable.Range(0, 9).Select(n => TimeSpan.FromSeconds(Math.Min(3600, 30 << n))));
        var message = Write(MessageKind.Thanks, At("2026-03-04T12:00"), "ann") with { Attempts = SendRules.MaxAttempts };
        SendRules.After(message, new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Busy), message.DueAt).ShouldBe((MessageState.Failed, MessageFailures.GaveUp, message.DueAt));
        SendRules.After(message with { Attempts = 1 }, new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Busy), message.DueAt)
            .ShouldBe((MessageState.Queued, MessageFailures.Busy, message.DueAt.AddSeconds(30)));
    }

    [Fact]
    public void Only_what_a_gateway_refused_for_good_is_sent_under_a_new_key()
    {
        var failed = Write(MessageKind.Thanks, At("2026-03-04T12:00"), "ann") with { State = MessageState.Failed, ErrorCode = MessageFailures.GaveUp };
        SendRules.Again(failed, failed with { Id = "other", Round = 0 }).SendKey.ShouldBe("m");
        SendRules.Again(failed with { ErrorCode = MessageFailures.AddressRefused }, failed).SendKey.ShouldBe("m-1");
    }

    private static Message Write(MessageKind kind, DateTimeOffset now, string actor)
    {
        var content = new TemplateContent(kind, MessageChannel.Sms, null, "", "{title}", "", "{title}");
        return MessageWriter.Write(
            "m", new MessageTemplate("t", 1, content, TemplateState.Approved, "a", default, "b", default), "o", new MessageRecipient("C", "C", "M", null, "02161234567", null, CustomerStatus.Active, false),
            MessageLanguage.Zh, Desk(now), actor);
    }

    private static WritingDesk Desk(DateTimeOffset now) => new("Bank", "Manager", Shanghai.DayOf(now), now, Shanghai, QuietHours.Default);

    private static DateTimeOffset At(string local) => Shanghai.Read(local, "at");
}
