using Podium.WebHost.Operations.Commands;

namespace Podium.WebHost.Tests.Operations;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("import berka")]
    [InlineData("import berka --from x --pace 0")]
    [InlineData("import berka --from x --pace fast")]
    [InlineData("import berka --from x --until 31.12.1998")]
    [InlineData("import fdic")]
    [InlineData("import uci --from x")]
    [InlineData("demo --managers many")]
    [InlineData("nonsense")]
    public void What_cannot_be_meant_is_refused(string line) => CommandLine.Build().Parse(line).Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("import berka --from x")]
    [InlineData("import berka --from x --pace all --until 1998-12-31 --database y.db")]
    [InlineData("import berka --from x --pace 2.5")]
    [InlineData("import fdic --from x")]
    [InlineData("demo --units 20 --managers 100 --customers 5000 --days 60 --seed 4")]
    [InlineData("reconcile")]
    public void What_the_help_says_is_understood(string line) => CommandLine.Build().Parse(line).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("import", "berka", "--from", "/nowhere")]
    [InlineData("import", "fdic", "--from", "/nowhere")]
    public async Task Missing_files_are_told_before_anything_is_opened(params string[] args) => (await CommandLine.RunAsync(args)).ShouldBe(ExitCodes.Failed);
}
