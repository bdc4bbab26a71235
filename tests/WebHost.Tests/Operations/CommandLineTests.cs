using Microsoft.Data.Sqlite;
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
    [InlineData("import uci")]
    [InlineData("demo --managers many")]
    [InlineData("nonsense")]
    public void What_cannot_be_meant_is_refused(string line) => CommandLine.Build().Parse(line).Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("import berka --from x")]
    [InlineData("import berka --from x --pace all --until 1998-12-31 --database y.db")]
    [InlineData("import berka --from x --pace 2.5")]
    [InlineData("import fdic --from x")]
    [InlineData("import uci --from x")]
    [InlineData("demo --units 20 --managers 100 --customers 5000 --days 60 --seed 4")]
    [InlineData("reconcile")]
    public void What_the_help_says_is_understood(string line) => CommandLine.Build().Parse(line).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("import", "berka", "--from", "/nowhere")]
    [InlineData("import", "fdic", "--from", "/nowhere")]
    public async Task Missing_files_are_told_before_anything_is_opened(params string[] args) => (await CommandLine.RunAsync(args)).ShouldBe(ExitCodes.Failed);

    [Fact]
    public async Task In_a_loaded_past_nobody_is_judged_and_nobody_congratulated()
    {
        var folder = Directory.CreateTempSubdirectory("podium-load-").FullName;
        try
        {
            var database = Path.Combine(folder, "berka.db");

            // Past a spring festival and the end of the first half-year, in which no file tells of a contact.
            (await CommandLine.RunAsync(["import", "berka", "--from", PublicData.Folder("berka"), "--until", "1993-07-05", "--database", database])).ShouldBe(ExitCodes.Done);

            await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "select (select count(*) from customer) > 5000 and (select count(*) from demerit) = 0 and (select count(*) from message) = 0";
            (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(1L);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
