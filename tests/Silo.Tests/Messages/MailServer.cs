using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Podium.Silo.Tests.Messages;

/// <summary>
/// A mail server in the test's process, on a free loopback port, that speaks SMTP as far as senders need it. It keeps what it takes; it does not know
/// <c>nobody@</c> (550), is busy for <c>later@</c> (451) and takes no mail with "refuse" in its subject (554).
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public MailServer()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>User and password it asks for; null for none.</summary>
    public (string User, string Password)? SignIn { get; init; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                sessions.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var signedIn = SignIn is null;
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var answer = line.Split(' ')[0].ToUpperInvariant() switch
                {
                    "EHLO" => SignIn is null ? "250 test" : "250-test\r\n250 AUTH PLAIN",
                    "AUTH" => (signedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])) == $"\0{SignIn!.Value.User}\0{SignIn.Value.Password}") ? "235 welcome" : "535 no",
                    "MAIL" => signedIn ? "250 ok" : "530 sign in first",
                    "RCPT" when line.Contains("nobody@", StringComparison.Ordinal) => "550 no such mailbox",
                    "RCPT" when line.Contains("later@", StringComparison.Ordinal) => "451 later",
                    "RCPT" or "RSET" or "NOOP" => "250 ok",
                    "DATA" => await TakeAsync(reader, writer),
                    "QUIT" => "221 bye",
                    _ => "502 what",
                };
                await writer.WriteLineAsync(answer);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The sender is gone, or the test is over.
            return;
        }
    }

    private async Task<string> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        using var data = new MemoryStream();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            data.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        }

        data.Position = 0;
        var mail = await MimeMessage.LoadAsync(data, _stop.Token);
        if ((mail.Subject ?? "").Contains("refuse", StringComparison.Ordinal))
        {
            return "554 no";
        }

        Mails.Enqueue(mail);
        return "250 taken";
    }
}
