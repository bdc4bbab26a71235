using System.Collections.Immutable;

namespace Podium.Grains.Demerits;

/// <summary>The catalogue a new bank begins with: the table and the eight prohibitions of the domain, section 8.</summary>
public static class StandardFaults
{
    /// <summary>A visit missed, or not reported in time.</summary>
    public const string VisitMissed = "visit-missed";

    /// <summary>A work report missing or not as required.</summary>
    public const string ReportMissing = "report-missing";

    /// <summary>A customer's archive missing or not filed in time.</summary>
    public const string ArchiveMissing = "archive-missing";

    /// <summary>All of them, in the order of the rule book.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        new("procedure-broken", "Breaking procedure", "违反操作规程", 10, MayExceed: true, MayDisqualify: true),
        new("customer-neglected", "Neglecting, misleading or over-promising a customer", "怠慢、误导客户或过度承诺", 10, MayExceed: true, MayDisqualify: true),
        new("unfair-competition", "Unfair competition inside the bank", "行内不正当竞争", 5, MayExceed: true),
        new("secret-leaked", "Leaking the bank's or a customer's secrets", "泄露银行或客户秘密", 10, MayExceed: true),
        new("collusion", "Colluding with a customer to deceive the bank; breaking the law", "与客户串通欺骗银行、违法", 0, Disqualifies: true),
        new("customer-kept", "Keeping a customer to oneself, refusing information", "垄断客户、拒绝提供信息", 5),
        new("cooperation-refused", "Refusing to work together for a customer", "拒绝为客户协作", 20),
        new("team-ignored", "Not informing, not cooperating in service, ignoring the team", "不通报、不配合服务、无视团队", 10),
        new(VisitMissed, "Visit missed, or not reported in time", "未按规定走访或未及时报告", 1),
        new(ArchiveMissing, "Archive missing or not filed in time", "客户档案缺失或未及时归档", 1),
        new("information-withheld", "Customer, market or product information not passed on, with effect on sales", "未反馈客户、市场或产品信息并影响营销", 2),
        new(ReportMissing, "Work report missing or not as required", "工作报告缺失或不合要求", 2),
        new("credit-documents", "Credit: documents not collected as required", "信贷:资料收集不合要求", 2, MayExceed: true),
        new("collateral-uninspected", "Credit: collateral not inspected or valued on site, or carelessly", "信贷:抵押物未实地核查评估或草率", 5),
        new("collateral-papers", "Credit: collateral papers incomplete", "信贷:抵押手续不全", 10),
        new("no-investigation", "Credit: no proper investigation report", "信贷:无合格调查报告", 5),
        new("credit-procedure", "Credit: signing or paying out against procedure", "信贷:违规签约或放款", 10, MayExceed: true),
        Prohibited("transacting-for-others", "Transacting for a customer one does not serve", "严禁为非本人管户客户代办业务"),
        Prohibited("outside-the-bank", "Taking deposits or paying out outside the bank", "严禁行外收款付款"),
        Prohibited("beyond-authority", "Acting beyond one's authority", "严禁超越权限办理业务"),
        Prohibited("settlement-handled", "Handling settlement or reconciliation", "严禁经办结算或对账"),
        Prohibited("valuables-kept", "Keeping cash, certificates, cards, vouchers, valuables or seals for a customer", "严禁代客户保管现金、存单、卡、凭证、贵重物品或印章"),
        Prohibited("signed-for-customer", "Signing for a customer", "严禁代客户签字"),
        Prohibited("investigation-rules", "Breaking the rules of on-site investigation or approving loans", "严禁违反实地调查规定或擅自审批贷款"),
        Prohibited("left-without-handover", "Changing post or leaving without handover", "严禁未经交接离岗或调岗"),
    ];

    /// <summary>The catalogue of a bank: these as version 0, and the versions it made itself; of each fault the newest first.</summary>
    public static IReadOnlyList<FaultVersion> With(IEnumerable<FaultVersion> own) =>
    [
        .. All.Select(static fault => new FaultVersion(fault, 0, DateOnly.MinValue, "podium", DateTimeOffset.UnixEpoch))
            .Concat(own)
            .GroupBy(static version => version.Fault.Code, StringComparer.Ordinal)
            .SelectMany(static versions => versions.OrderByDescending(static v => v.Version)),
    ];

    // The rule book names no points for them: whoever records one weighs the case.
    private static Fault Prohibited(string code, string nameEn, string nameZh) =>
        new(code, nameEn, nameZh, 0, MayExceed: true, MayDisqualify: true, Prohibition: true);
}
