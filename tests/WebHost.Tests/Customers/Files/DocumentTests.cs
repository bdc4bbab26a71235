using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Customers.Files;

public sealed class DocumentTests(PodiumServer server)
{
    private static readonly byte[] Pdf = "%PDF-1.7 something"u8.ToArray();

    [Fact]
    public async Task A_document_is_kept_beside_the_database_and_comes_back_as_an_attachment()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        var path = $"/api/customers/{customer}/documents";
        var document = await ann.CallAsync<DocumentView>(HttpMethod.Post, path, Form("..\\..\\营业执照\u202E.pdf", "application/pdf", Pdf, customer));
        (document.Name, document.Size, document.ContentType, document.UploadedBy).ShouldBe(("营业执照.pdf", Pdf.Length, "application/pdf", "ann"));
        File.Exists(Path.Combine(server.Folder, "documents", document.Id)).ShouldBeTrue();

        using var answer = await ann.SendAsync(HttpMethod.Get, $"{path}/{document.Id}");
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        (await ann.CallAsync<DocumentView>(HttpMethod.Post, path, Form("..\\..\\营业执照\u202E.pdf", "application/pdf", Pdf, customer))).Id.ShouldBe(document.Id);
        (await ann.RefusalAsync(HttpMethod.Post, path, Form("other.pdf", "application/pdf", Pdf, customer))).ShouldBe((HttpStatusCode.Conflict, "conflict"));
        (await ann.GetAsync<CustomerFileView>($"/api/customers/{customer}/file")).Documents.Single().ShouldBe(document);
        (await ann.SendAsync(HttpMethod.Delete, $"{path}/{document.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ann.RefusalAsync(HttpMethod.Get, $"{path}/{document.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        File.Exists(Path.Combine(server.Folder, "documents", document.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_document_of_one_customer_is_not_read_through_another()
    {
        var (one, two) = (await Postings.CustomerAsync(server, "n1", "ann"), await Postings.CustomerAsync(server, "n1", "bob"));
        using var ann = await server.SignInAsync("ann");
        var document = await ann.CallAsync<DocumentView>(HttpMethod.Post, $"/api/customers/{one}/documents", Form("a.pdf", "application/pdf", Pdf, one));
        using var bob = await server.SignInAsync("bob");
        (await bob.RefusalAsync(HttpMethod.Get, $"/api/customers/{two}/documents/{document.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bob.RefusalAsync(HttpMethod.Get, $"/api/customers/{two}/documents/..%2F..%2Fpodium.db")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_stop_left_half_done_is_ended_at_the_next_start()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        var document = await ann.CallAsync<DocumentView>(HttpMethod.Post, $"/api/customers/{customer}/documents", Form("a.pdf", "application/pdf", Pdf, customer));
        var folder = Path.Combine(server.Folder, "documents");
        var (kept, lost, coming, foreign) = (Path.Combine(folder, document.Id), Path.Combine(folder, NewPart()), Path.Combine(folder, NewPart()), Path.Combine(folder, Guid.NewGuid().ToString("N")));
        File.Move(kept, kept + ".part");
        foreach (var path in new[] { lost, coming, foreign })
        {
            await File.WriteAllBytesAsync(path, Pdf, TestContext.Current.CancellationToken);
        }

        File.SetLastWriteTimeUtc(lost, DateTime.UtcNow.AddDays(-2));
        File.SetLastWriteTimeUtc(foreign, DateTime.UtcNow.AddDays(-2));

        await server.Services.GetServices<IHostedService>().OfType<DocumentSweep>().Single().RunAsync(TestContext.Current.CancellationToken);

        new[] { kept, lost, coming, foreign }.Select(File.Exists).ShouldBe([true, false, true, true]);
        (await ann.SendAsync(HttpMethod.Get, $"/api/customers/{customer}/documents/{document.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        static string NewPart() => Guid.NewGuid().ToString("N") + ".part";
    }

    [Theory]
    [InlineData("a.pdf", "application/pdf", "MZ is a program")]
    [InlineData("a.exe", "application/octet-stream", "MZ")]
    [InlineData("a.html", "text/html", "<script>")]
    [InlineData("a.svg", "image/svg+xml", "<svg onload=x>")]
    [InlineData("a.png", "image/png", "%PDF-1.7")]
    [InlineData("a.pdf", "text/html", "%PDF-1.7")]
    [InlineData("a.docx", "", "PK\u0003\u0004 no archive")]
    [InlineData("a.txt", "text/plain", "MZ\u0000\u0001")]
    [InlineData("a.pdf.", "", "%PDF-1.7")]
    [InlineData("a.pdf", "", "")]
    public async Task What_is_not_what_it_says_is_refused_and_leaves_nothing(string name, string type, string content)
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/customers/{customer}/documents", Form(name, type, Encoding.Latin1.GetBytes(content), customer)))
            .ShouldBe((HttpStatusCode.UnsupportedMediaType, "type_not_allowed"));
        (await ann.GetAsync<CustomerFileView>($"/api/customers/{customer}/file")).Documents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.txt", "text/plain", "你好\r\n")]
    [InlineData("a.csv", "application/vnd.ms-excel", "a,b\n1,2")]
    [InlineData("A.PDF", "", "%PDF-1.4")]
    public async Task What_is_what_it_says_is_kept(string name, string type, string content)
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        (await ann.CallAsync<DocumentView>(HttpMethod.Post, $"/api/customers/{customer}/documents", Form(name, type, Encoding.UTF8.GetBytes(content), customer))).Name.ShouldBe(name);
    }

    [Fact]
    public async Task An_office_file_is_kept_and_one_with_macros_is_not()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        var path = $"/api/customers/{customer}/documents";
        await ann.CallAsync<DocumentView>(HttpMethod.Post, path, Form("a.docx", "", Zip("[Content_Types].xml", "word/document.xml"), "1" + customer));
        await ann.CallAsync<DocumentView>(HttpMethod.Post, path, Form("a.xlsx", "", Zip("[Content_Types].xml", "xl/workbook.xml"), "2" + customer));
        var macros = Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin");
        (await ann.RefusalAsync(HttpMethod.Post, path, Form("a.xlsx", "", macros, "3" + customer))).Code.ShouldBe("type_not_allowed");
        (await ann.RefusalAsync(HttpMethod.Post, path, Form("a.docx", "", Zip("[Content_Types].xml", "xl/workbook.xml"), "4" + customer))).Code.ShouldBe("type_not_allowed");
    }

    [Fact]
    public async Task A_document_that_is_too_large_is_refused()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        var large = new byte[(20 * 1024 * 1024) + 1];
        Pdf.CopyTo(large, 0);
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/customers/{customer}/documents", Form("a.pdf", "application/pdf", large, customer)))
            .ShouldBe((HttpStatusCode.RequestEntityTooLarge, "too_large"));
    }

    internal static MultipartFormDataContent Form(string name, string type, byte[] content, string operation)
    {
        var file = new ByteArrayContent(content);
        if (type.Length > 0)
        {
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return new MultipartFormDataContent { { file, "file", name }, { new StringContent("contract"), "kind" }, { new StringContent("doc-" + operation), "operationId" } };
    }

    private static byte[] Zip(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                zip.CreateEntry(entry);
            }
        }

        return stream.ToArray();
    }
}
