using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Ledger;

/// <summary>A bank system that feeds without mercy and remembers what it sent and what it was answered.</summary>
internal sealed class Feed(Caller caller, IReadOnlyList<string> customers)
{
    private readonly ConcurrentDictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Sent> _sent = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>Everything ever sent, by id.</summary>
    public IReadOnlyDictionary<string, Sent> All => _sent;

    /// <summary>The last answer to each id that was answered.</summary>
    public IReadOnlyDictionary<string, string> Answers => _answers;

    /// <summary>Streams NDJSON requests of <paramref name="size"/> lines until the server is gone.</summary>
    public Task StreamAsync(int size) => UntilGoneAsync(() => StreamOnceAsync(Make(size)));

    /// <summary>Sends JSON arrays of <paramref name="size"/> until the server is gone.</summary>
    public Task SendArraysAsync(int size) => UntilGoneAsync(() => SendArrayOnceAsync(Make(size)));

    /// <summary>Sends everything once more; answers what came back by id.</summary>
    public async Task<Dictionary<string, string>> ResendAsync()
    {
        _answers.Clear();
        foreach (var part in _sent.Values.OrderBy(s => s.Id, StringComparer.Ordinal).Chunk(5_000))
        {
            await SendArrayOnceAsync(part);
        }

        return new Dictionary<string, string>(_answers, StringComparer.Ordinal);
    }

    private static async Task UntilGoneAsync(Func<Task> send)
    {
        try
        {
            while (true)
            {
                await send();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The server was killed: what was not answered stays unknown.
        }
    }

    private Sent[] Make(int size) => [.. Enumerable.Range(0, size).Select(_ => Make())];

    private Sent Make()
    {
        var number = Interlocked.Increment(ref _next);
        var sent = new Sent(string.Create(CultureInfo.InvariantCulture, $"kill-{number:000000}"), customers[number % customers.Count], 100 + number % 997);
        _sent[sent.Id] = sent;
        return sent;
    }

    private async Task SendArrayOnceAsync(Sent[] postings)
    {
        using var answer = await caller.SendAsync(HttpMethod.Post, "/api/postings", postings.Select(p => p.ToPosting()));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        foreach (var result in JsonNode.Parse(text)!.AsArray())
        {
            Remember(result!);
        }
    }

    private async Task StreamOnceAsync(Sent[] postings)
    {
        var lines = string.Join('\n', postings.Select(p => JsonSerializer.Serialize(p.ToPosting(), JsonSerializerOptions.Web)));
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await caller.SendAsync(HttpMethod.Post, "/api/postings", body, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            // A line that the kill cut off is no answer.
            if (line.EndsWith('}'))
            {
                Remember(JsonNode.Parse(line)!);
            }
        }
    }

    private void Remember(JsonNode result)
    {
        var outcome = result["outcome"]!.GetValue<string>();
        outcome.ShouldBeOneOf("accepted", "duplicate");
        _answers[result["id"]!.GetValue<string>()] = outcome;
    }

    /// <summary>A posting that was sent.</summary>
    internal sealed record Sent(string Id, string Customer, long Minor)
    {
        public object ToPosting() => EndToEndBank.Posting(Id, Customer, string.Create(CultureInfo.InvariantCulture, $"{Minor / 100}.{Minor % 100:00}"));
    }
}
