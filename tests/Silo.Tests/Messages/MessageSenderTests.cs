using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Podium.Grains.Calendar;
using Podium.Grains.Hosting;
using Podium.Grains.Messages;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Diagnostics;
using Podium.Silo.Hosting;
using Podium.Silo.Messages;
using Podium.Silo.Messages.Gateways;
using Podium.Silo.Tests.Support;
using static Podium.Silo.Tests.Messages.MessageSamples;

namespace Podium.Silo.Tests.Messages;

public abstract class MessageSenderTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private readonly FakeTimeProvider _clock = new(Noon);

    private IMessageStore Messages => Store.Get<IMessageStore>();

    [Fact]
    public async Task A_message_goes_out_once_signed_and_with_no_more_than_it_takes_to_send()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        var sender = await SenderAsync(platform);

        (await sender.SendAsync(Token)).ShouldBe(1);
        (await sender.SendAsync(Token)).ShouldBe(0);

        platform.SentOn["m1"].GetRawText().ShouldBe(
            """{"id":"m1","channel":"sms","kind":"thanks","to":"13900000000","language":"zh","subject":"","text":"\u5C0A\u656C\u7684\u674E\u5973\u58EB,\u8C22\u8C22!"}""");
        var sent = (await Messages.FindAsync("m1", Token))!;
        (sent.State, sent.Gateway, sent.GatewayReference, sent.SettledAt).ShouldBe((MessageState.Sent, "webhook", "platform-m1", Noon));
    }

    [Fact]
    public async Task Killed_between_sending_and_keeping_it_a_message_reaches_the_customer_once()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        await Messages.AddAsync(New("m1"), Call("o1"), Token);

        // The first process claims, sends and is gone before it keeps the answer.
        var claimed = (await Store.Get<IMessageQueue>().ClaimAsync(Claim("first", Noon), Token)).ShouldHaveSingleItem();
        (await Gateway(platform).SendAsync(claimed, Token)).Result.ShouldBe(GatewayResult.Taken);
        var second = await SenderAsync(platform, await OpenAnotherAsync());
        (await second.SendAsync(Token)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await second.SendAsync(Token)).ShouldBe(1);

        platform.Calls.ShouldBe(["m1", "m1"]);
        platform.SentOn.ShouldHaveSingleItem();
        (await Messages.FindAsync("m1", Token))!.State.ShouldBe(MessageState.Sent);
    }

    [Fact]
    public async Task A_platform_that_is_down_is_tried_again_with_growing_waits_until_it_is_there()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        platform.Fails = 503;
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        var sender = await SenderAsync(platform);

        (await sender.SendAsync(Token)).ShouldBe(1);
        var waiting = (await Messages.FindAsync("m1", Token))!;
        (waiting.State, waiting.ErrorCode, waiting.DueAt).ShouldBe((MessageState.Queued, MessageFailures.Busy, Noon.AddSeconds(30)));
        (await sender.SendAsync(Token)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(30));
        (await sender.SendAsync(Token)).ShouldBe(1);
        (await Messages.FindAsync("m1", Token))!.DueAt.ShouldBe(Noon.AddSeconds(90));
        platform.Fails = null;
        _clock.Advance(TimeSpan.FromSeconds(60));
        (await sender.SendAsync(Token)).ShouldBe(1);

        (await Messages.FindAsync("m1", Token))!.ShouldSatisfyAllConditions(m => m.State.ShouldBe(MessageState.Sent), m => m.ErrorCode.ShouldBeNull(), m => m.Attempts.ShouldBe(3));
    }

    [Theory]
    [InlineData(400, MessageState.Failed, MessageFailures.Refused)]
    [InlineData(422, MessageState.Failed, MessageFailures.AddressRefused)]
    [InlineData(401, MessageState.Queued, MessageFailures.SignIn)]
    [InlineData(302, MessageState.Queued, MessageFailures.Busy)]
    [InlineData(429, MessageState.Queued, MessageFailures.Busy)]
    public async Task What_a_platform_refuses_for_good_is_not_tried_again(int status, MessageState state, string code)
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        platform.Fails = status;
        await Messages.AddAsync(New("m1"), Call("o1"), Token);

        await (await SenderAsync(platform)).SendAsync(Token);

        var message = (await Messages.FindAsync("m1", Token))!;
        (message.State, message.ErrorCode).ShouldBe((state, code));
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_and_in_the_morning_everything()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        await Messages.AddAsync(New("m2"), Call("o2"), Token);
        var sender = await SenderAsync(platform);
        _clock.SetUtcNow(new DateTimeOffset(2026, 3, 4, 13, 0, 0, TimeSpan.Zero));

        (await sender.SendAsync(Token)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromHours(11));

        (await sender.SendAsync(Token)).ShouldBe(2);
        platform.SentOn.Keys.Order().ShouldBe(["m1", "m2"]);
    }

    [Fact]
    public async Task A_greeting_whose_day_is_over_is_not_sent()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        await Messages.AddAsync(New("m1") with { ExpiresAt = Noon }, Call("o1"), Token);

        (await (await SenderAsync(platform)).SendAsync(Token)).ShouldBe(0);

        (await Messages.FindAsync("m1", Token))!.ErrorCode.ShouldBe(MessageFailures.Expired);
        platform.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_a_gateway_chokes_on_holds_up_no_other_and_is_given_up_in_the_end()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        await Messages.AddAsync(New("bad") with { ExpiresAt = Noon.AddDays(30) }, Call("o1"), Token);
        await Messages.AddAsync(New("good"), Call("o2"), Token);
        var real = Gateway(platform);
        var choking = Substitute.For<IMessageGateway>();
        choking.Name.Returns("choking");
        choking.Carries(MessageChannel.Sms).Returns(true);
        choking.SendAsync(Arg.Any<Message>(), Arg.Any<CancellationToken>())
            .Returns(call => call.Arg<Message>().Id == "bad" ? throw new FormatException("no such number") : real.SendAsync(call.Arg<Message>(), Token));
        var sender = await SenderAsync(platform, gateway: choking);

        await sender.SendAsync(Token);
        (await Messages.FindAsync("good", Token))!.State.ShouldBe(MessageState.Sent);
        for (var n = 1; n < SendRules.MaxAttempts; n++)
        {
            _clock.SetUtcNow(Noon.AddDays(n));
            await sender.SendAsync(Token);
        }

        var bad = (await Messages.FindAsync("bad", Token))!;
        (bad.State, bad.ErrorCode, bad.Attempts).ShouldBe((MessageState.Failed, MessageFailures.GaveUp, SendRules.MaxAttempts));
    }

    [Fact]
    public async Task Two_silos_send_each_message_once()
    {
        await using var platform = await MessagePlatform.StartAsync(_clock);
        for (var n = 0; n < 40; n++)
        {
            await Messages.AddAsync(New($"m{n}"), Call($"o{n}"), Token);
        }

        var (first, second) = (await SenderAsync(platform), await SenderAsync(platform, await OpenAnotherAsync()));
        var tried = await Task.WhenAll(first.SendAsync(Token), second.SendAsync(Token));

        tried.Sum().ShouldBe(40);
        platform.Calls.Count.ShouldBe(40);
        platform.SentOn.Count.ShouldBe(40);
    }

    private WebhookGateway Gateway(MessagePlatform platform)
    {
        var services = new ServiceCollection();
        services.AddPodiumMessages();
        return new WebhookGateway(services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>(), Configured(platform), _clock, NullLogger<WebhookGateway>.Instance);
    }

    private static IOptions<MessageOptions> Configured(MessagePlatform platform) => Options.Create(
        new MessageOptions { Sms = GatewayKind.Webhook, Webhook = new WebhookOptions { Url = platform.Address.ToString(), Secret = MessagePlatform.Secret } });

    private async Task<MessageSender> SenderAsync(MessagePlatform platform, Storage? storage = null, IMessageGateway? gateway = null)
    {
        storage ??= Store;
        var bank = new BankDirectory(storage.Get<IBankStore>(), Options.Create(new BankOptions()), _clock);
        await bank.RefreshAsync(Token);
        var news = new AgendaNews(Substitute.For<IGrainFactory>(), bank, NullLogger<AgendaNews>.Instance);
        return new MessageSender(
            storage.Get<IMessageQueue>(), [gateway ?? Gateway(platform)], bank, new BankClock(bank, _clock), news, storage.Get<PodiumMetrics>(), Configured(platform), _clock, NullLogger<MessageSender>.Instance);
    }
}

public sealed class SqliteMessageSenderTests(SqliteFixture fixture) : MessageSenderTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresMessageSenderTests(PostgresFixture fixture) : MessageSenderTests(fixture);
