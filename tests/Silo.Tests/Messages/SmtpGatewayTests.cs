using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podium.Grains.Messages;
using Podium.Silo.Hosting;
using Podium.Silo.Messages.Gateways;
using Podium.Testing;
using static Podium.Silo.Tests.Messages.MessageSamples;

namespace Podium.Silo.Tests.Messages;

public sealed class SmtpGatewayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_and_has_the_same_id_when_it_is_sent_again()
    {
        await using var server = new MailServer { SignIn = ("podium", "secret") };
        var gateway = Gateway(server.Port, new Lines(), "secret");
        gateway.Carries(MessageChannel.Email).ShouldBeTrue();
        gateway.Carries(MessageChannel.Sms).ShouldBeFalse();
        var message = New("m1", channel: MessageChannel.Email) with { CustomerName = "李娜", Text = "尊敬的李女士:\n\n.谢谢!\n<b>张伟</b>" };

        (await gateway.SendAsync(message, Token)).ShouldBe(new GatewayAnswer(GatewayResult.Taken, Reference: "m1@bank.example"));
        (await gateway.SendAsync(message, Token)).Result.ShouldBe(GatewayResult.Taken);

        server.Mails.Select(mail => mail.MessageId).ShouldBe(["m1@bank.example", "m1@bank.example"]);
        var mail = server.Mails.First();
        (mail.Subject, mail.TextBody!.ReplaceLineEndings("\n").TrimEnd(), mail.HtmlBody).ShouldBe(("感谢您的接待", message.Text, null));
        mail.To.Mailboxes.Single().ShouldSatisfyAllConditions(to => to.Address.ShouldBe("li@example.com"), to => to.Name.ShouldBe("李娜"));
        mail.From.Mailboxes.Single().ToString().ShouldBe("\"Podium Bank\" <service@bank.example>");
    }

    [Theory]
    [InlineData("nobody@example.com", "Hello", GatewayResult.Refused, MessageFailures.AddressRefused)]
    [InlineData("later@example.com", "Hello", GatewayResult.NotNow, MessageFailures.Busy)]
    [InlineData("li@example.com", "refuse this", GatewayResult.Refused, MessageFailures.Refused)]
    public async Task What_a_server_refuses_for_good_is_told_from_what_may_pass(string address, string subject, GatewayResult result, string code)
    {
        await using var server = new MailServer();
        var lines = new Lines();

        var answer = await Gateway(server.Port, lines, null).SendAsync(New("m1", channel: MessageChannel.Email, address: address) with { Subject = subject }, Token);

        (answer.Result, answer.ErrorCode).ShouldBe((result, code));
        lines.Text.ShouldNotContain(address);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_waits_for_an_administrator_and_stands_in_no_log()
    {
        await using var server = new MailServer { SignIn = ("podium", "secret") };
        var lines = new Lines();

        var answer = await Gateway(server.Port, lines, "guess-123").SendAsync(New("m1", channel: MessageChannel.Email), Token);

        (answer.Result, answer.ErrorCode).ShouldBe((GatewayResult.NotNow, MessageFailures.SignIn));
        lines.Text.ShouldNotContain("guess-123");
        lines.Text.ShouldContain("m1");
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_has_no_encryption_is_tried_again()
    {
        (await Gateway(FreePort.Take(), new Lines(), null).SendAsync(New("m1", channel: MessageChannel.Email), Token)).ShouldBe(new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Unreachable));
        await using var server = new MailServer();
        (await Gateway(server.Port, new Lines(), null, tls: true).SendAsync(New("m1", channel: MessageChannel.Email), Token)).ShouldBe(new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Unreachable));
        server.Mails.ShouldBeEmpty();
    }

    private static SmtpGateway Gateway(int port, ILogger<SmtpGateway> logger, string? password, bool tls = false) => new(
        Options.Create(new MessageOptions
        {
            Email = GatewayKind.Smtp,
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Tls = tls, From = "Podium Bank <service@bank.example>", User = password is null ? null : "podium", Password = password },
        }),
        logger);

    private sealed class Lines : ILogger<SmtpGateway>
    {
        private readonly System.Text.StringBuilder _text = new();

        public string Text => _text.ToString();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _text.AppendLine(formatter(state, exception)).Append(exception);
    }
}
