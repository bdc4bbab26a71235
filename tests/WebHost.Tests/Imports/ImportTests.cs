using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Customers;
using Podium.Silo.Imports;
using Podium.WebHost.Imports;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Imports;

public sealed class ImportTests(PodiumServer server)
{
    private const string Header = "source,id,customer,account,kind,product,amount,currency,value_date,booked_at\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_booked_and_its_bad_rows_can_be_fetched_with_reasons()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var (good, bad) = (Postings.NewId("p"), Postings.NewId("p"));
        var file = "\uFEFF" + Header
            + Row(customer, good, "10.00")
            + Row(customer, bad, "1.001")
            + "\n"
            + Row("nobody", Postings.NewId("p"), "1.00")
            + "\"open quote,a,b\n"
            + "core,short row\n"
            + Row(customer, Postings.NewId("p"), "\"5.00\"").TrimEnd('\n');
        using var feeder = await server.SignInAsync("feeder");
        var done = await ImportAsync(feeder, file);
        (done.State, done.Rows, done.Accepted, done.Duplicates, done.Rejected).ShouldBe((ImportState.Done, 6, 2, 0, 4));
        done.BytesRead.ShouldBe(done.BytesTotal!.Value);
        var rejected = await feeder.Http.GetStringAsync($"/api/imports/{done.Id}/rejected.csv", Stop);
        rejected.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).Select(c => (c[0], c[2], c[3], c[4])).ShouldBe([
            ("line", "id", "field", "code"),
            ("3", $"\"{bad}\"", "\"amount\"", "\"amount_too_precise\""),
            ("5", rejected.Split("\r\n")[2].Split(',')[2], "\"customer\"", "\"customer_unknown\""),
            ("6", "", "", "\"malformed\""),
            ("7", "", "", "\"malformed\"")]);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<CustomerView>($"/api/customers/{customer}")).Deposits.ShouldBe(1_500);
    }

    [Fact]
    public async Task A_file_uploaded_again_counts_nothing_twice()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var file = Header + string.Concat(Enumerable.Range(0, 1_100).Select(_ => Row(customer, Postings.NewId("p"), "0.01")));
        using var feeder = await server.SignInAsync("feeder");
        (await ImportAsync(feeder, file)).Accepted.ShouldBe(1_100);
        var again = await ImportAsync(feeder, file);
        (again.Accepted, again.Duplicates, again.Rejected).ShouldBe((0, 1_100, 0));
    }

    [Theory]
    [InlineData("source,id,customer\n1,2,3\n", "'booked_at'")]
    [InlineData("", "empty")]
    [InlineData("\n\n", "no lines")]
    public async Task A_file_that_cannot_be_read_is_refused_before_any_row(string file, string says)
    {
        using var feeder = await server.SignInAsync("feeder");
        var failed = await ImportAsync(feeder, file);
        (failed.State, failed.Rows).ShouldBe((ImportState.Failed, 0));
        failed.Error!.ShouldContain(says);
    }

    [Fact]
    public async Task A_mis_encoded_file_books_nothing()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var feeder = await server.SignInAsync("feeder");
        byte[] file = [.. Encoding.UTF8.GetBytes(Header + Row(customer, Postings.NewId("p"), "1.00")), 0xD5, 0xC5];
        (await ImportAsync(feeder, file)).Error!.ShouldContain("line 3");
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<CustomerView>($"/api/customers/{customer}")).Deposits.ShouldBe(0);
    }

    [Fact]
    public async Task Uploads_of_others_are_not_there()
    {
        using var admin = await server.SignInAsync("admin");
        var theirs = await ImportAsync(admin, Header);
        using var feeder = await server.SignInAsync("feeder");
        (await feeder.RefusalAsync(HttpMethod.Get, $"/api/imports/{theirs.Id}")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await feeder.RefusalAsync(HttpMethod.Get, $"/api/imports/{theirs.Id}/rejected.csv")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await feeder.GetAsync<ImportView[]>("/api/imports")).ShouldNotContain(i => i.Id == theirs.Id);
        (await admin.GetAsync<ImportView[]>("/api/imports")).ShouldContain(i => i.Id == theirs.Id);
    }

    [Fact]
    public async Task A_form_without_a_file_is_refused()
    {
        using var feeder = await server.SignInAsync("feeder");
        (await feeder.RefusalAsync(HttpMethod.Post, "/api/imports", new MultipartFormDataContent { { new StringContent("x"), "note" } }))
            .ShouldBe((HttpStatusCode.BadRequest, "required"));
        (await feeder.RefusalAsync(HttpMethod.Post, "/api/imports", Postings.Body("a,b", "text/csv"))).ShouldBe((HttpStatusCode.UnsupportedMediaType, "malformed"));
    }

    [Fact]
    public async Task An_import_under_way_is_taken_up_again_after_a_restart()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var store = server.Services.GetRequiredService<IImportStore>();
        var folder = server.Services.GetRequiredService<ImportFolder>();
        var (running, receiving) = (await LeaveBehindAsync(ImportState.Running), await LeaveBehindAsync(ImportState.Receiving));
        using var runner = ActivatorUtilities.CreateInstance<ImportRunner>(server.Services, new ImportQueue());
        await runner.StartAsync(Stop);
        var done = await Eventually.BecomesAsync(() => store.FindAsync(running, Stop), j => j!.State is ImportState.Done or ImportState.Failed);
        await runner.StopAsync(Stop);
        done!.ShouldSatisfyAllConditions(j => j.State.ShouldBe(ImportState.Done), j => j.Accepted.ShouldBe(1), j => j.Rows.ShouldBe(1));
        (await store.FindAsync(receiving, Stop))!.Error!.ShouldContain("upload it again");
        folder.Has(running).ShouldBeFalse();
        folder.Has(receiving).ShouldBeFalse();

        async Task<string> LeaveBehindAsync(ImportState state)
        {
            var id = Guid.NewGuid().ToString("N");
            await using (var file = folder.Create(id))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(Header + Row(customer, Postings.NewId("p"), "1.00")), Stop);
            }

            await store.SaveAsync(new ImportJob(id, "left.csv", "feeder", state, 10, 20, 5, 5, 0, 0, null, DateTimeOffset.UtcNow, null), Stop);
            return id;
        }
    }

    internal static Task<ImportView> ImportAsync(PodiumCaller caller, string file) => ImportAsync(caller, Encoding.UTF8.GetBytes(file));

    internal static Task<ImportView> ImportAsync(PodiumCaller caller, byte[] file) => ImportAsync(caller, new ByteArrayContent(file));

    internal static async Task<ImportView> ImportAsync(PodiumCaller caller, HttpContent file)
    {
        var started = await caller.CallAsync<ImportStarted>(HttpMethod.Post, "/api/imports", new MultipartFormDataContent { { file, "file", "core.csv" } });
        return await Eventually.BecomesAsync(
            () => caller.GetAsync<ImportView>($"/api/imports/{started.Id}"), i => i.State is ImportState.Done or ImportState.Failed);
    }

    private static string Row(string customer, string id, string amount) =>
        $"core,{id},{customer},{customer}-a,deposit_in,current,{amount},CNY,{Postings.Today},{Postings.Today}T08:00:00+08:00\n";
}
