using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Podium.Silo.Hosting;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Hosting;

public abstract class GrainStorageTests(IDatabaseFixture fixture) : IAsyncLifetime
{
    private IHost _silo = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IGrainStorage Grains => _silo.Services.GetRequiredKeyedService<IGrainStorage>(GrainStorageSiloBuilderExtensions.ProviderName);

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(await fixture.CreateDatabaseAsync(), Token);

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.StopAsync(CancellationToken.None);
            _silo.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task State_is_read_back_changed_and_cleared()
    {
        var grain = GrainId.Create("visit-plan", "C1");
        var written = new GrainState<Note> { State = new Note("first", [new DateOnly(2026, 3, 4)]) };
        (await ReadAsync(grain)).RecordExists.ShouldBeFalse();

        await Grains.WriteStateAsync("note", grain, written);
        (await ReadAsync(grain)).State!.Text.ShouldBe("first");
        written.State = new Note("second", []);
        await Grains.WriteStateAsync("note", grain, written);
        var read = await ReadAsync(grain);
        read.State!.Text.ShouldBe("second");
        read.ETag.ShouldBe(written.ETag);

        await Grains.ClearStateAsync("note", grain, read);
        (await ReadAsync(grain)).RecordExists.ShouldBeFalse();
    }

    // AdoNet storage tells rows apart by state name and key, not by the grain's type.
    [Fact]
    public async Task States_of_other_keys_and_names_keep_apart()
    {
        (string Name, GrainId Grain)[] states =
        [
            ("note", GrainId.Create("plan", "1")),
            ("note", GrainId.Create("plan", "1+x")),
            ("note", GrainId.Create("plan", "2")),
            ("plan", GrainId.Create("plan", "1")),
        ];
        foreach (var (name, grain) in states)
        {
            await Grains.WriteStateAsync(name, grain, new GrainState<Note> { State = new Note($"{name} {grain}", []) });
        }

        foreach (var (name, grain) in states)
        {
            (await ReadAsync(grain, name)).State!.Text.ShouldBe($"{name} {grain}");
        }
    }

    [Fact]
    public async Task Of_two_activations_that_write_the_stale_one_is_told()
    {
        var grain = GrainId.Create("plan", "1");
        await Grains.WriteStateAsync("note", grain, new GrainState<Note> { State = new Note("a", []) });
        var (one, two) = (await ReadAsync(grain), await ReadAsync(grain));
        one.State = new Note("one", []);
        await Grains.WriteStateAsync("note", grain, one);

        two.State = new Note("two", []);
        await Should.ThrowAsync<InconsistentStateException>(() => Grains.WriteStateAsync("note", grain, two));

        (await ReadAsync(grain)).State!.Text.ShouldBe("one");
    }

    [Fact]
    public async Task Of_many_first_writes_one_stays_and_the_grain_can_be_read()
    {
        var grain = GrainId.Create("plan", "1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            async () =>
            {
                try
                {
                    await Grains.WriteStateAsync("note", grain, new GrainState<Note> { State = new Note($"n{i}", []) });
                    return $"n{i}";
                }
                catch (InconsistentStateException)
                {
                    return null;
                }
            },
            Token)));

        var winner = outcomes.OfType<string>().ShouldHaveSingleItem();
        (await ReadAsync(grain)).State!.Text.ShouldBe(winner);
    }

    private async Task<GrainState<Note>> ReadAsync(GrainId grain, string name = "note")
    {
        var state = new GrainState<Note> { State = new Note("", []) };
        await Grains.ReadStateAsync(name, grain, state);
        return state;
    }

    public sealed record Note(string Text, DateOnly[] Days);
}

public sealed class SqliteGrainStorageTests(SqliteFixture fixture) : GrainStorageTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresGrainStorageTests(PostgresFixture fixture) : GrainStorageTests(fixture);
