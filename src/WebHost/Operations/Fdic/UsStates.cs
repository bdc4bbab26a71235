using System.Collections.Frozen;

namespace Podium.WebHost.Operations.Fdic;

/// <summary>English and Chinese names of the states and territories by their postal code.</summary>
internal static class UsStates
{
    private static readonly FrozenDictionary<string, (string En, string Zh)> Names = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["AK"] = ("Alaska", "阿拉斯加州"), ["AL"] = ("Alabama", "亚拉巴马州"), ["AR"] = ("Arkansas", "阿肯色州"), ["AS"] = ("American Samoa", "美属萨摩亚"),
        ["AZ"] = ("Arizona", "亚利桑那州"), ["CA"] = ("California", "加利福尼亚州"), ["CO"] = ("Colorado", "科罗拉多州"), ["CT"] = ("Connecticut", "康涅狄格州"),
        ["DC"] = ("District of Columbia", "哥伦比亚特区"), ["DE"] = ("Delaware", "特拉华州"), ["FL"] = ("Florida", "佛罗里达州"), ["FM"] = ("Micronesia", "密克罗尼西亚"),
        ["GA"] = ("Georgia", "佐治亚州"), ["GU"] = ("Guam", "关岛"), ["HI"] = ("Hawaii", "夏威夷州"), ["IA"] = ("Iowa", "艾奥瓦州"),
        ["ID"] = ("Idaho", "爱达荷州"), ["IL"] = ("Illinois", "伊利诺伊州"), ["IN"] = ("Indiana", "印第安纳州"), ["KS"] = ("Kansas", "堪萨斯州"),
        ["KY"] = ("Kentucky", "肯塔基州"), ["LA"] = ("Louisiana", "路易斯安那州"), ["MA"] = ("Massachusetts", "马萨诸塞州"), ["MD"] = ("Maryland", "马里兰州"),
        ["ME"] = ("Maine", "缅因州"), ["MH"] = ("Marshall Islands", "马绍尔群岛"), ["MI"] = ("Michigan", "密歇根州"), ["MN"] = ("Minnesota", "明尼苏达州"),
        ["MO"] = ("Missouri", "密苏里州"), ["MP"] = ("Northern Mariana Islands", "北马里亚纳群岛"), ["MS"] = ("Mississippi", "密西西比州"), ["MT"] = ("Montana", "蒙大拿州"),
        ["NC"] = ("North Carolina", "北卡罗来纳州"), ["ND"] = ("North Dakota", "北达科他州"), ["NE"] = ("Nebraska", "内布拉斯加州"), ["NH"] = ("New Hampshire", "新罕布什尔州"),
        ["NJ"] = ("New Jersey", "新泽西州"), ["NM"] = ("New Mexico", "新墨西哥州"), ["NV"] = ("Nevada", "内华达州"), ["NY"] = ("New York", "纽约州"),
        ["OH"] = ("Ohio", "俄亥俄州"), ["OK"] = ("Oklahoma", "俄克拉何马州"), ["OR"] = ("Oregon", "俄勒冈州"), ["PA"] = ("Pennsylvania", "宾夕法尼亚州"),
        ["PR"] = ("Puerto Rico", "波多黎各"), ["PW"] = ("Palau", "帕劳"), ["RI"] = ("Rhode Island", "罗得岛州"), ["SC"] = ("South Carolina", "南卡罗来纳州"),
        ["SD"] = ("South Dakota", "南达科他州"), ["TN"] = ("Tennessee", "田纳西州"), ["TX"] = ("Texas", "得克萨斯州"), ["UT"] = ("Utah", "犹他州"),
        ["VA"] = ("Virginia", "弗吉尼亚州"), ["VI"] = ("U.S. Virgin Islands", "美属维尔京群岛"), ["VT"] = ("Vermont", "佛蒙特州"), ["WA"] = ("Washington", "华盛顿州"),
        ["WI"] = ("Wisconsin", "威斯康星州"), ["WV"] = ("West Virginia", "西弗吉尼亚州"), ["WY"] = ("Wyoming", "怀俄明州"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Both names; the code itself for one that is not known.</summary>
    public static (string En, string Zh) Of(string code) => Names.GetValueOrDefault(code, (code, code));
}
