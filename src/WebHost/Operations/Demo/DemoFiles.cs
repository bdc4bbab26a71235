using System.Collections.Immutable;
using System.Globalization;
using Bogus;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Needs;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>
/// Writes files, relations and needs for some of the demo bank's customers: most files nearly full, some with gaps to close. The same seed writes the
/// same, and writing again changes nothing.
/// </summary>
internal sealed class DemoFiles(IGrainFactory grains, ICustomerFileStore files, INeedStore needs, TimeProvider time)
{
    private const int MostFiles = 900;
    private const int MostRelations = 60;
    private const int MostNeeds = 90;
    private const int InFlight = 32;

    private static readonly string[] Titles = ["总经理", "董事长", "财务总监", "教师", "医生", "工程师", "退休", "个体经营", "律师", "设计师"];
    private static readonly string[] Hobbies = ["围棋", "钓鱼", "羽毛球", "书法", "旅游", "摄影", "茶道", "登山", "京剧", "高尔夫", "养花", "游泳"];
    private static readonly string[] Roads = ["人民路", "中山路", "解放路", "和平大道", "新华街", "长江路", "建设路", "文化街"];
    private static readonly string[] Posts = ["财务经理", "会计", "出纳", "财务总监"];

    private static readonly (NeedKind Kind, string Text)[] Needs =
    [
        (NeedKind.Loan, "扩建厂房，想了解三年期贷款的利率和手续"), (NeedKind.Deposit, "有一笔定期下周到期，询问转存利率"), (NeedKind.Wealth, "希望推荐稳健型理财产品"),
        (NeedKind.Card, "办理企业公务卡五张"), (NeedKind.Payment, "网银转账限额需要提高"), (NeedKind.Insurance, "为员工询问团体意外险"),
        (NeedKind.Advice, "外汇结算如何规避汇率风险"), (NeedKind.Complaint, "柜台等候时间太长"),
    ];

    /// <summary>Writes what the plan's customers get.</summary>
    public async Task WriteAsync(BankPlan plan, int seed, CancellationToken cancellationToken)
    {
        var customers = plan.Customers.Take(MostFiles * 2).Where((_, i) => i % 2 == 0).ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(customers, options, async (customer, _) => await SaveAsync(customer, Change(customer, seed, plan.Day.GoLive)));
        await RelateAsync(customers, cancellationToken);
        await AskAsync(customers, plan, cancellationToken);
    }

    private async Task SaveAsync(PlannedCustomer customer, FileChange change)
    {
        try
        {
            await grains.GetGrain<ICustomerGrain>(customer.Id).SaveFileAsync(change);
        }
        catch (PodiumException exception) when (exception.Error.Code is ErrorCodes.VersionChanged or ErrorCodes.CustomerUnknown)
        {
            // Somebody was faster, or the customer was refused before: what is there stays.
        }
    }

    private static FileChange Change(PlannedCustomer customer, int seed, DateOnly today)
    {
        var dice = new Randomizer((seed * 31) + int.Parse(customer.Id[1..], CultureInfo.InvariantCulture));
        var names = new Faker("zh_CN") { Random = dice }.Name;
        var profile = customer.Registration.Profile;
        var isPerson = profile.Kind == CustomerKind.Person;
        var email = dice.Bool(0.7f) ? $"{dice.AlphaNumeric(8).ToLowerInvariant()}@example.com" : null;
        return new FileChange(
            "demo-file-" + customer.Id,
            0,
            CustomerStatus.Active,
            dice.Bool(0.08f),
            isPerson ? Person(profile.Name, dice, names, today) : null,
            isPerson ? null : Company(profile, dice, names),
            dice.Bool(0.2f) ? "喜欢上午联系。" : "",
            profile.Phone ?? "021-" + dice.ReplaceNumbers("6#######"),
            email,
            dice.Bool(0.85f) ? $"{dice.ArrayElement(Roads)}{dice.Int(1, 999)}号" : null);
    }

    private static PersonFile Person(string name, Randomizer dice, Bogus.DataSets.Name names, DateOnly today)
    {
        ImmutableArray<FamilyMember> family = dice.Bool(0.75f)
            ? [new FamilyMember(names.LastName() + names.FirstName(), "配偶"), .. dice.Bool() ? [new FamilyMember(name[..1] + names.FirstName(), "子女", Birthday(dice, today.Year - dice.Int(3, 25)))] : Array.Empty<FamilyMember>()]
            : [];
        return new PersonFile(
            family,
            dice.ArrayElement(Titles),
            name[..1] + (dice.Bool() ? "先生" : "女士"),
            dice.Bool(0.85f) ? Birthday(dice, today.Year - dice.Int(22, 78)) : null,
            dice.Bool(0.8f) ? string.Join("、", dice.ArrayElements(Hobbies, dice.Int(1, 3))) : null);
    }

    // Older people keep the lunar day.
    private static Birthday Birthday(Randomizer dice, int year) => dice.Bool(year < 1975 ? 0.6f : 0.15f)
        ? new Birthday(BirthdayCalendar.Lunar, dice.Int(1, 12), dice.Int(1, 29), year)
        : new Birthday(BirthdayCalendar.Solar, dice.Int(1, 12), dice.Int(1, 28), year);

    private static CompanyFile Company(CustomerProfile profile, Randomizer dice, Bogus.DataSets.Name names)
    {
        var contact = new ContactPerson(
            names.LastName() + names.FirstName(), dice.ArrayElement(Posts), "1" + dice.ReplaceNumbers("39########"), dice.Bool(0.8f) ? $"{dice.AlphaNumeric(6).ToLowerInvariant()}@example.com" : null);
        return new CompanyFile(
            [contact],
            profile.Kind == CustomerKind.Corporate ? "9131" + dice.ReplaceNumbers("0000##########") : null,
            dice.Bool(0.9f) ? names.LastName() + names.FirstName() : null,
            profile.Industry);
    }

    private async Task RelateAsync(PlannedCustomer[] customers, CancellationToken cancellationToken)
    {
        RelationKind[] kinds = [RelationKind.Supplier, RelationKind.Client, RelationKind.Owner, RelationKind.Guarantor];
        // Between customers of one unit, so that who sees one of them mostly sees the other.
        var pairs = customers.Where(c => c.Registration.Profile.Kind == CustomerKind.Corporate)
            .GroupBy(c => c.Registration.HomeUnitId, StringComparer.Ordinal)
            .SelectMany(unit => unit.Chunk(2).Where(pair => pair.Length == 2))
            .Take(MostRelations)
            .Select((pair, i) => (One: pair[0].Id, Other: new CustomerRelation(pair[1].Id, kinds[i % kinds.Length])));
        foreach (var (one, other) in pairs)
        {
            var record = new AuditRecord(time.GetUtcNow(), Acting.System, AuditActions.RelationsChanged, "customer/" + one, one, null, null, AuditText.Of(new[] { other }));
            await files.ChangeRelationsAsync(new RelationsWrite(one, "demo-relation-" + one, 1, [other], [], record), cancellationToken);
        }
    }

    private async Task AskAsync(PlannedCustomer[] customers, BankPlan plan, CancellationToken cancellationToken)
    {
        var today = plan.Day.GoLive;
        var asking = customers.Where(c => !c.Registration.Shares.IsEmpty).Where((_, i) => i % 7 == 0).Take(MostNeeds).ToArray();
        for (var i = 0; i < asking.Length; i++)
        {
            var (customer, (kind, text)) = (asking[i], Needs[i % Needs.Length]);
            var owner = customer.Registration.Shares[0].ManagerId;
            var need = new Need(
                Guid.NewGuid().ToString("N"), customer.Id, customer.Registration.Profile.Name, kind, text, kind == NeedKind.Loan ? 300_000_000 : null,
                today.AddDays((i % 5) - 1), owner, customer.Registration.HomeUnitId, NeedState.Open, null, null, owner, time.GetUtcNow().AddHours(-i % 48), null, null, []);
            var record = new AuditRecord(time.GetUtcNow(), Acting.System, AuditActions.NeedRecorded, "need/" + need.Id, customer.Id, need.UnitId, null, AuditText.Of(new { kind, text }));
            var added = await needs.AddAsync("demo-need-" + customer.Id, i, need, record, cancellationToken);
            if (i % 3 == 0)
            {
                await AnswerAsync(added, cancellationToken);
            }
        }
    }

    private Task AnswerAsync(Need need, CancellationToken cancellationToken) => needs.StepAsync(
        need.Id,
        "demo-answer-" + need.CustomerId,
        0,
        was => NeedRules.Answer(was, "已电话答复，并约好时间面谈。", null, need.OwnerManagerId!, time.GetUtcNow()),
        (was, now) => new AuditRecord(
            time.GetUtcNow(), Acting.System, AuditActions.NeedAnswered, "need/" + need.Id, need.CustomerId, need.UnitId, AuditText.Of(new { was.State }), AuditText.Of(new { now.State, now.Answer })),
        cancellationToken);
}
