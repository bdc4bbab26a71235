using System.Net;
using Podium.Grains.Messages;
using Podium.WebHost.Messages;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Messages;

public sealed class TemplateTests(PodiumServer server)
{
    private static readonly TemplateContent Content = new(MessageKind.Notice, MessageChannel.Sms, null, "", "{title}，新利率已公布。{bank}", "", "Dear {title}, our new rates are out. {bank}");

    [Fact]
    public async Task A_template_is_written_by_one_leader_approved_by_another_and_reaches_each_customer_once()
    {
        using var head = await server.SignInAsync("head-south");
        using var admin = await server.SignInAsync("second-admin");
        using var cy = await server.SignInAsync("cy");
        var customer = await MessageBank.CustomerAsync(server, cy, "s1", "cy");
        var silent = await MessageBank.CustomerAsync(server, cy, "s1", "cy", phone: null);
        var code = Postings.NewId("notice");
        var written = await head.CallAsync<TemplateView>(HttpMethod.Put, "/api/message-templates/" + code, new TemplateChange(Postings.NewId("op"), 0, Content));
        (written.Approved, written.Versions.Single().State, written.Versions.Single().WrittenBy).ShouldBe((null, TemplateState.Draft, "head-south"));
        var notice = new NewNotice(code, 1, MessageLanguage.En, "s1");
        (await head.RefusalAsync(HttpMethod.Post, "/api/messages/notices", notice)).ShouldBe((HttpStatusCode.UnprocessableEntity, "template_unknown"));
        var decision = new TemplateDecision(Postings.NewId("op"), 1);
        (await head.RefusalAsync(HttpMethod.Post, $"/api/message-templates/{code}/approve", decision)).ShouldBe((HttpStatusCode.Conflict, "not_allowed"));
        (await admin.CallAsync<TemplateView>(HttpMethod.Post, $"/api/message-templates/{code}/approve", decision)).Approved!.DecidedBy.ShouldBe("second-admin");
        (await cy.GetAsync<TemplateView[]>("/api/message-templates")).ShouldContain(one => one.Code == code && one.Approved != null);

        var result = await head.CallAsync<NoticeResult>(HttpMethod.Post, "/api/messages/notices", notice);
        result.Queued.ShouldBeGreaterThan(0);
        result.Skipped.ShouldBeGreaterThan(0);
        var again = await head.CallAsync<NoticeResult>(HttpMethod.Post, "/api/messages/notices", notice);
        again.Repeated.ShouldBeGreaterThanOrEqualTo(result.Queued + result.Skipped);
        (await cy.GetAsync<MessageList>($"/api/messages?customerId={customer}")).Rows.ShouldHaveSingleItem().Text.ShouldBe("Dear 李女士, our new rates are out. Podium Bank");
        (await cy.GetAsync<MessageList>($"/api/messages?customerId={silent}&state=skipped")).Rows.ShouldHaveSingleItem().ErrorCode.ShouldBe("no_address");

        (await admin.CallAsync<TemplateView>(HttpMethod.Post, $"/api/message-templates/{code}/retire", new TemplateDecision(Postings.NewId("op"), 1))).Approved.ShouldBeNull();
    }

    [Theory]
    [InlineData("Dear {titel}", "variable_unknown")]
    [InlineData("", "required")]
    [InlineData("Dear {title", "malformed")]
    public async Task What_a_template_cannot_say_is_told_at_its_field(string text, string code)
    {
        using var head = await server.SignInAsync("head-south");
        var content = Content with { TextEn = text };
        (await head.RefusalAsync(HttpMethod.Put, "/api/message-templates/" + Postings.NewId("t"), new TemplateChange(Postings.NewId("op"), 0, content))).ShouldBe((HttpStatusCode.BadRequest, code));

        var preview = await head.CallAsync<TemplatePreview>(HttpMethod.Post, "/api/message-templates/preview", content);
        (preview.Code, preview.Field, preview.Zh.Text).ShouldBe((code, "textEn", "李女士，新利率已公布。Podium Bank"));
    }

    [Fact]
    public async Task Managers_read_templates_and_write_none()
    {
        using var ann = await server.SignInAsync("ann");
        (await ann.RefusalAsync(HttpMethod.Put, "/api/message-templates/mine", new TemplateChange("op", 0, Content))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ann.RefusalAsync(HttpMethod.Post, "/api/messages/notices", new NewNotice("x", 1, MessageLanguage.Zh))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ann.GetAsync<TemplateView[]>("/api/message-templates")).Select(one => one.Code).ShouldContain("birthday-sms");
        using var head = await server.SignInAsync("head-south");
        (await head.RefusalAsync(HttpMethod.Post, "/api/messages/notices", new NewNotice("thanks-sms", 1, MessageLanguage.Zh))).ShouldBe((HttpStatusCode.Conflict, "not_allowed"));
    }
}
