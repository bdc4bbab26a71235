using System.Globalization;
using Bogus;

namespace Podium.WebHost.Operations.Berka;

/// <summary>A manager the importer gives to a district.</summary>
/// <param name="DistrictId">The district.</param>
/// <param name="Number">From 1 within the district.</param>
internal readonly record struct BerkaManager(int DistrictId, int Number)
{
    /// <summary>For instance <c>M07-03</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"M{DistrictId:00}-{Number:00}");
}

/// <summary>Czech names for managers, always the same ones: the data has no managers.</summary>
internal sealed class BerkaManagerNames
{
    private readonly Faker _faker = new("cz") { Random = new Randomizer(1993) };

    /// <summary>The next name.</summary>
    public string Next() => _faker.Name.FullName();
}
