using Bogus;
using Podium.Contracts.Customers;

namespace Podium.WebHost.Operations.Demo;

/// <summary>Chinese people and companies, the same ones for the same seed.</summary>
internal sealed class DemoNames(int seed)
{
    private static readonly string[] Brands =
    [
        "华鑫", "远航", "恒泰", "金禾", "瑞丰", "东方", "天成", "盛达", "宏图", "嘉和", "明德", "国泰", "同济", "安信", "博雅", "长虹", "鼎盛", "广源", "海川", "汇通", "锦程", "康宁",
        "立信", "美华", "启明", "荣昌", "顺达", "泰和", "万通", "祥云", "新星", "永兴", "源丰", "正阳", "中联", "卓越", "百川", "晨光", "德胜", "方圆",
    ];

    private static readonly (string Suffix, string Industry)[] Trades =
    [
        ("贸易", "贸易"), ("科技", "信息技术"), ("机械制造", "制造业"), ("建筑工程", "建筑业"), ("物流", "运输物流"), ("食品", "食品加工"), ("医药", "医药"), ("纺织", "纺织"), ("电子", "电子"),
        ("化工", "化工"), ("环保", "环保"), ("餐饮管理", "餐饮"), ("文化传媒", "文化传媒"), ("新能源", "新能源"), ("房地产开发", "房地产"), ("农业发展", "农业"),
    ];

    private static readonly string[] Institutions = ["市第一人民医院", "市实验中学", "市公共交通公司", "市自来水公司", "大学", "市图书馆", "区财政局", "市公积金管理中心", "市妇幼保健院", "职业技术学院"];
    private static readonly string[] Cities = ["上海", "杭州", "南京", "苏州", "宁波", "无锡", "嘉兴", "绍兴", "常州", "南通", "扬州", "温州", "金华", "台州", "镇江", "湖州"];

    private readonly Faker _faker = new("zh_CN") { Random = new Randomizer(seed) };

    /// <summary>A person's name.</summary>
    public string Person() => _faker.Name.LastName() + _faker.Name.FirstName();

    /// <summary>A customer of a kind.</summary>
    public CustomerProfile Profile(CustomerKind kind) => kind switch
    {
        CustomerKind.Person => new CustomerProfile(Person(), kind, Phone: "1" + _faker.Random.ReplaceNumbers("3#########")),
        CustomerKind.Institution => new CustomerProfile(_faker.PickRandom(Cities) + _faker.PickRandom(Institutions), kind, Industry: "机构"),
        _ => Company(),
    };

    private CustomerProfile Company()
    {
        var (suffix, industry) = _faker.PickRandom(Trades);
        var name = $"{_faker.PickRandom(Cities)}{_faker.PickRandom(Brands)}{_faker.PickRandom(Brands)[..1]}{suffix}有限公司";
        return new CustomerProfile(name, CustomerKind.Corporate, Phone: "021-" + _faker.Random.ReplaceNumbers("5#######"), Industry: industry);
    }
}
