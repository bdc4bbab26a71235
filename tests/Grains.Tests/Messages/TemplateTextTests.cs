using CsCheck;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Messages;

namespace Podium.Grains.Tests.Messages;

public sealed class TemplateTextTests
{
    private static readonly TemplateValues Values = new("李娜", "李女士", "张伟", "Podium Bank", "春节");

    private static readonly string[] Pieces = ["{customer}", "{title}", "{manager}", "{bank}", "{", "}", "{x}", "a", "谢"];

    [Fact]
    public void Variables_stand_for_their_values() => TemplateText.Render("{title} {customer}: {manager}, {bank} {holiday}!", Values).ShouldBe("李女士 李娜: 张伟, Podium Bank 春节!");

    [Fact]
    public void A_customer_whose_name_looks_like_a_variable_is_only_named() =>
        TemplateText.Render("{customer}", Values with { Customer = "{manager}" }).ShouldBe("{manager}");

    [Theory]
    [InlineData("Dear {titel}", MessageKind.Thanks, ErrorCodes.VariableUnknown)]
    [InlineData("Dear {Title}", MessageKind.Thanks, ErrorCodes.VariableUnknown)]
    [InlineData("Dear {}", MessageKind.Thanks, ErrorCodes.VariableUnknown)]
    [InlineData("Happy {holiday}", MessageKind.Birthday, ErrorCodes.VariableUnknown)]
    [InlineData("Happy {holiday}", MessageKind.Holiday, null)]
    [InlineData("Dear {title", MessageKind.Thanks, ErrorCodes.Malformed)]
    [InlineData("Dear title}", MessageKind.Thanks, ErrorCodes.Malformed)]
    [InlineData("Dear {title}", MessageKind.Thanks, null)]
    public void A_variable_that_there_is_not_is_refused(string text, MessageKind kind, string? code)
    {
        var error = TemplateText.Check(text, kind, "textEn");
        error?.Code.ShouldBe(code);
        (error is null).ShouldBe(code is null);
        (error?.Field ?? "textEn").ShouldBe("textEn");
    }

    [Fact]
    public void What_passes_the_check_leaves_no_variable_behind() => Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 12], Gen.Enum<MessageKind>())
        .Sample((parts, kind) =>
        {
            var text = string.Concat(parts.Select(part => Pieces[part]));
            if (TemplateText.Check(text, kind, "f") is null)
            {
                TemplateText.Render(text, Values).ShouldNotContain('{');
            }
        });

    [Fact]
    public void Mail_has_subjects_and_texts_to_phones_have_none()
    {
        var sms = new TemplateContent(MessageKind.Thanks, MessageChannel.Sms, null, "", "谢谢", "", "Thanks");
        TemplateRules.Check("t", sms with { TextZh = " 谢谢 " }).ShouldBe(sms);
        Refused(sms with { SubjectEn = "Hello" }).ShouldBe((ErrorCodes.NotAllowed, "subjectEn"));
        Refused(sms with { TextZh = " " }).ShouldBe((ErrorCodes.Required, "textZh"));
        Refused(sms with { TextEn = new string('x', 501) }).ShouldBe((ErrorCodes.Malformed, "textEn"));
        Refused(sms with { Channel = MessageChannel.Email, SubjectZh = "感谢" }).ShouldBe((ErrorCodes.Required, "subjectEn"));
        Refused(sms with { Channel = MessageChannel.Email, SubjectZh = "感谢\r\nBcc: all@bank.example", SubjectEn = "Thanks" }).ShouldBe((ErrorCodes.Malformed, "subjectZh"));
        Refused(sms with { Kind = MessageKind.Holiday }).ShouldBe((ErrorCodes.Required, "holiday"));
        Refused(sms with { Holiday = GreetedHoliday.Spring }).ShouldBe((ErrorCodes.Required, "holiday"));
    }

    [Fact]
    public void Somebody_else_approves_and_each_draft_once()
    {
        var draft = new MessageTemplate("t", 1, new TemplateContent(MessageKind.Thanks, MessageChannel.Sms, null, "", "谢谢", "", "Thanks"), TemplateState.Draft, "ann", default, null, null);
        Should.NotThrow(() => TemplateRules.CheckApproval(draft, "bob"));
        Code(() => TemplateRules.CheckApproval(draft, "Ann")).ShouldBe(ErrorCodes.NotAllowed);
        Code(() => TemplateRules.CheckApproval(draft with { State = TemplateState.Superseded }, "bob")).ShouldBe(ErrorCodes.VersionChanged);
        Code(() => TemplateRules.CheckApproval(draft with { State = TemplateState.Approved, DecidedBy = "cy" }, "bob")).ShouldBe(ErrorCodes.AlreadyDecided);
        Code(() => TemplateRules.CheckApproval(draft with { State = TemplateState.Retired, DecidedBy = "cy" }, "bob")).ShouldBe(ErrorCodes.AlreadyDecided);
    }

    [Theory]
    [InlineData("021-6123 4567", true)]
    [InlineData("+86 139-0000-0000", true)]
    [InlineData("ask the secretary", false)]
    [InlineData("139 0000 0000 / 138 0000 0000", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_phone_number_is_what_a_phone_can_dial(string? phone, bool reached) =>
        MessageAddresses.Of(new MessageRecipient("C", "C", "M", null, phone, null, CustomerStatus.Active, false), MessageChannel.Sms).Refusal.ShouldBe(reached ? null : ErrorCodes.NoAddress);

    [Theory]
    [InlineData("a@example.com", true)]
    [InlineData("a@example.com, b@example.com", false)]
    [InlineData("a@example.com\r\nBcc: b@example.com", false)]
    [InlineData("<a@example.com>", false)]
    [InlineData("@example.com", false)]
    [InlineData("a@", false)]
    public void An_email_address_is_one_address(string email, bool reached) =>
        MessageAddresses.Of(new MessageRecipient("C", "C", "M", null, null, email, CustomerStatus.Active, false), MessageChannel.Email).Refusal.ShouldBe(reached ? null : ErrorCodes.NoAddress);

    private static (string, string?) Refused(TemplateContent content)
    {
        var error = Should.Throw<PodiumException>(() => TemplateRules.Check("t", content)).Error;
        return (error.Code, error.Field);
    }

    private static string Code(Action action) => Should.Throw<PodiumException>(action).Error.Code;
}
