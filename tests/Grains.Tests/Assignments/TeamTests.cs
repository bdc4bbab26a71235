using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Assignments;

namespace Podium.Grains.Tests.Assignments;

public sealed class TeamTests
{
    [Fact]
    public void Shares_that_do_not_add_up_are_named_at_their_field()
    {
        FieldOf([new Share("M1", 6_000), new Share("M2", 3_999)]).ShouldBe(("shares_invalid", "members"));
        FieldOf([new Share("M1", 5_000), new Share("M2", 5_000), new Share("M1", 0)]).ShouldBe(("shares_invalid", "members[2].basisPoints"));
        FieldOf([new Share("M1", 5_000), new Share("M1", 5_000)]).ShouldBe(("shares_invalid", "members[1].managerId"));
        FieldOf([new Share("M1", 10_000)]).ShouldBe(("malformed", "members"));
        new Team("t", 0, " Large ", [new Share("M1", 6_000), new Share("M2", 4_000)]).Checked().Name.ShouldBe("Large");
    }

    private static (string, string?) FieldOf(ImmutableArray<Share> members)
    {
        var error = Should.Throw<PodiumException>(() => new Team("t", 0, "Team", members).Checked()).Error;
        return (error.Code, error.Field);
    }
}
