using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Organization;

namespace Podium.WebHost.Operations.Demo;

/// <summary>The tree of the demo bank: head office, branches in cities, sub-branches in their streets.</summary>
internal static class DemoUnits
{
    /// <summary>Id of the head office.</summary>
    public const string Root = "HO";

    private const int SubBranchesPerBranch = 3;

    private static readonly ImmutableArray<(string En, string Zh)> Cities =
    [
        ("Shanghai", "上海"), ("Hangzhou", "杭州"), ("Nanjing", "南京"), ("Beijing", "北京"), ("Shenzhen", "深圳"), ("Guangzhou", "广州"), ("Chengdu", "成都"),
        ("Wuhan", "武汉"), ("Xi'an", "西安"), ("Suzhou", "苏州"), ("Tianjin", "天津"), ("Chongqing", "重庆"), ("Qingdao", "青岛"), ("Ningbo", "宁波"),
        ("Xiamen", "厦门"), ("Changsha", "长沙"), ("Zhengzhou", "郑州"), ("Jinan", "济南"), ("Hefei", "合肥"), ("Fuzhou", "福州"), ("Dalian", "大连"),
        ("Shenyang", "沈阳"), ("Kunming", "昆明"), ("Nanchang", "南昌"), ("Harbin", "哈尔滨"), ("Wuxi", "无锡"), ("Taiyuan", "太原"), ("Nanning", "南宁"),
        ("Guiyang", "贵阳"), ("Urumqi", "乌鲁木齐"),
    ];

    private static readonly ImmutableArray<(string En, string Zh)> Streets =
    [
        ("Renmin Road", "人民路"), ("Zhongshan Road", "中山路"), ("Jiefang Road", "解放路"), ("Heping Avenue", "和平大道"), ("Xinhua Street", "新华街"),
        ("Changjiang Road", "长江路"), ("Jianshe Road", "建设路"), ("Wenhua Street", "文化街"), ("Dongfeng Road", "东风路"), ("Binjiang", "滨江"),
        ("High-Tech Park", "高新园区"), ("Railway Station", "火车站"), ("University Town", "大学城"), ("Lakeside", "湖滨"), ("Free Trade Zone", "自贸区"),
        ("Olympic Centre", "奥体中心"), ("Old Town", "老城"), ("New District", "新区"), ("Riverside", "江畔"), ("Science City", "科学城"),
    ];

    /// <summary>The units, parents before children.</summary>
    public static ImmutableArray<OrgUnit> Build(int count)
    {
        var branches = Math.Clamp((int)Math.Round((count - 1) / (1.0 + SubBranchesPerBranch)), count > 1 ? 1 : 0, Cities.Length);
        var units = ImmutableArray.CreateBuilder<OrgUnit>(count);
        units.Add(new OrgUnit(Root, null, "Head Office", "总行"));
        for (var i = 0; i < branches; i++)
        {
            units.Add(new OrgUnit(BranchId(i), Root, $"{Cities[i].En} Branch", $"{Cities[i].Zh}分行"));
        }

        for (var i = 0; units.Count < count; i++)
        {
            units.Add(SubBranch(i % branches, i / branches));
        }

        return units.DrainToImmutable();
    }

    /// <summary>The units that serve customers: those with no unit below.</summary>
    public static ImmutableArray<OrgUnit> Leaves(ImmutableArray<OrgUnit> units)
    {
        var parents = units.Select(u => u.ParentId).ToHashSet(StringComparer.Ordinal);
        return [.. units.Where(u => !parents.Contains(u.Id))];
    }

    private static OrgUnit SubBranch(int branch, int number)
    {
        // Neighbouring branches begin at different streets, so that names tell units apart.
        var street = Streets[(number + branch * SubBranchesPerBranch) % Streets.Length];
        var round = number / Streets.Length;
        var (en, zh) = round == 0
            ? ($"{street.En} Sub-branch", $"{street.Zh}支行")
            : (string.Create(CultureInfo.InvariantCulture, $"{street.En} Sub-branch {round + 1}"), string.Create(CultureInfo.InvariantCulture, $"{street.Zh}第{round + 1}支行"));
        return new OrgUnit(string.Create(CultureInfo.InvariantCulture, $"{BranchId(branch)}-{number + 1:00}"), BranchId(branch), $"{Cities[branch].En} {en}", Cities[branch].Zh + zh);
    }

    private static string BranchId(int index) => string.Create(CultureInfo.InvariantCulture, $"BR{index + 1:00}");
}
