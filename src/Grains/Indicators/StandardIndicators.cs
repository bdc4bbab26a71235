using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Indicators;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Indicators;

/// <summary>The raw indicators a new bank starts with (domain section 5).</summary>
public static class StandardIndicators
{
    private static readonly ImmutableArray<IndicatorTerm> Deposits = [new(EntryKind.DepositIn, 1), new(EntryKind.DepositOut, -1)];
    private static readonly ImmutableArray<IndicatorTerm> Loans = [new(EntryKind.LoanDisbursed, 1), new(EntryKind.LoanRepaid, -1)];
    private static readonly ImmutableArray<IndicatorTerm> Holdings = [new(EntryKind.ProductOpened, 1), new(EntryKind.ProductClosed, -1)];

    /// <summary>All of them, in display order.</summary>
    public static ImmutableArray<IndicatorDefinition> All { get; } =
    [
        .. DepositSet("deposit", "Deposits", "存款", [], null),
        .. DepositSet("deposit.current", "Current deposits", "活期存款", ["current"], null),
        .. DepositSet("deposit.term", "Term deposits", "定期存款", ["term"], null),
        .. DepositSet("deposit.margin", "Margin deposits", "保证金存款", ["margin"], null),
        .. DepositSet("deposit.savings", "Savings deposits", "储蓄存款", ["savings"], null),
        .. DepositSet("deposit.corporate", "Corporate deposits", "对公存款", [], CustomerKind.Corporate),
        .. DepositSet("deposit.person", "Personal deposits", "个人存款", [], CustomerKind.Person),
        Money("loan.balance", "Loan balance", "贷款余额", IndicatorForm.Balance, Loans),
        Money("loan.average", "Average loans", "贷款日均", IndicatorForm.Average, Loans),
        Money("loan.disbursed", "Loans disbursed", "贷款发放", IndicatorForm.Flow, [new(EntryKind.LoanDisbursed, 1)]),
        Money("loan.repaid", "Loans repaid", "贷款收回", IndicatorForm.Flow, [new(EntryKind.LoanRepaid, 1)]),
        Money("interest.due", "Interest due", "应收利息", IndicatorForm.Flow, [new(EntryKind.InterestDue, 1)]),
        Money("interest.collected", "Interest collected", "实收利息", IndicatorForm.Flow, [new(EntryKind.InterestCollected, 1)]),
        Money("fee.income", "Fee income", "中间业务收入", IndicatorForm.Flow, [new(EntryKind.Fee, 1)]),
        Held("card.held", "Cards", "银行卡", "card"),
        Opened("card.opened", "Cards opened", "新开银行卡", "card"),
        Held("e-banking.held", "E-banking customers", "电子银行", "e-banking"),
        Opened("e-banking.opened", "E-banking opened", "新开电子银行", "e-banking"),
        Held("payroll.held", "Payroll contracts", "代发工资", "payroll"),
        Opened("payroll.opened", "Payroll opened", "新增代发工资", "payroll"),
        Held("merchant.held", "Merchants", "收单商户", "merchant"),
        Opened("merchant.opened", "Merchants opened", "新增收单商户", "merchant"),
        .. Sales("sale", "All sales", "产品销售", []),
        .. Sales("sale.fund", "Fund sales", "基金销售", ["fund"]),
        .. Sales("sale.insurance", "Insurance sales", "保险销售", ["insurance"]),
        .. Sales("sale.wealth", "Wealth product sales", "理财销售", ["wealth"]),
        .. Sales("sale.bond", "Bond sales", "债券销售", ["bond"]),
        Count("customer.count", "Customers", "客户数", IndicatorForm.Balance, [new(EntryKind.Customer, 1)], []),
        Count("customer.new", "New customers", "新增客户", IndicatorForm.Flow, [new(EntryKind.Customer, 1)], []),
        Count("customer.effective", "Effective customers", "有效客户", IndicatorForm.Balance, [new(EntryKind.EffectiveCustomer, 1)], []),
    ];

    private static IEnumerable<IndicatorDefinition> DepositSet(string code, string en, string zh, ImmutableArray<string> products, CustomerKind? kind) =>
    [
        new(code + ".balance", $"{en}: balance", zh + "余额", IndicatorForm.Balance, IndicatorUnit.Money, Deposits, products, kind),
        new(code + ".average", $"{en}: average", zh + "日均", IndicatorForm.Average, IndicatorUnit.Money, Deposits, products, kind),
        new(code + ".net-increase", $"{en}: net increase", zh + "净增", IndicatorForm.NetIncrease, IndicatorUnit.Money, Deposits, products, kind),
    ];

    private static IEnumerable<IndicatorDefinition> Sales(string code, string en, string zh, ImmutableArray<string> products) =>
    [
        new(code + ".amount", $"{en}: amount", zh + "金额", IndicatorForm.Flow, IndicatorUnit.Money, [new(EntryKind.ProductSold, 1)], products, null),
        new(code + ".count", $"{en}: count", zh + "笔数", IndicatorForm.Flow, IndicatorUnit.Count, [new(EntryKind.ProductSold, 1)], products, null),
    ];

    private static IndicatorDefinition Money(string code, string en, string zh, IndicatorForm form, ImmutableArray<IndicatorTerm> terms) =>
        new(code, en, zh, form, IndicatorUnit.Money, terms, [], null);

    private static IndicatorDefinition Count(string code, string en, string zh, IndicatorForm form, ImmutableArray<IndicatorTerm> terms, ImmutableArray<string> products) =>
        new(code, en, zh, form, IndicatorUnit.Count, terms, products, null);

    private static IndicatorDefinition Held(string code, string en, string zh, string product) =>
        Count(code, en, zh, IndicatorForm.Balance, Holdings, [product]);

    private static IndicatorDefinition Opened(string code, string en, string zh, string product) =>
        Count(code, en, zh, IndicatorForm.Flow, [new(EntryKind.ProductOpened, 1)], [product]);
}
