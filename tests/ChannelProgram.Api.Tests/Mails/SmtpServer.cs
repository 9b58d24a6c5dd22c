using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace ChannelProgram.Api.Tests.Mails;

/// <summary>A mail server (RFC 5321) that keeps what it gets, and refuses recipients as a test says.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;
    private readonly ConcurrentQueue<MimeMessage> _received = new();

    public SmtpServer(int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<MimeMessage> Received => [.. _received];

    /// <summary>What is answered to a recipient, such as <c>550 No such user</c>; null: it is taken.</summary>
    public Func<string, string?> Refuses { get; set; } = _ => null;

    /// <summary>Whether the connection breaks when a recipient is named.</summary>
    public Func<string, bool> Breaks { get; set; } = _ => false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await Talk(client.GetStream());
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (IOException)
            {
                // The product went away.
            }
        }
    }

    private async Task Talk(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("QUIT", StringComparison.Ordinal)) return;
            if (line.StartsWith("RCPT", StringComparison.Ordinal) && Breaks(line)) return;
            await writer.WriteLineAsync(line.Split(' ', ':')[0] switch
            {
                "EHLO" => "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8",
                "RCPT" => Refuses(line) ?? "250 ok",
                "DATA" => "354 go on",
                _ => "250 ok",
            });
            if (line == "DATA") await Receive(reader, writer);
        }
    }

    private async Task Receive(StreamReader reader, StreamWriter writer)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var message = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        _received.Enqueue(await MimeMessage.LoadAsync(message));
        await writer.WriteLineAsync("250 ok");
    }
}
