using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChannelProgram.Bench;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends prepared bytes and reads the answer in place. Written by hand, because the
/// processors it leaves free are those of the server that is measured. Reads what the two servers send, no more: a status
/// line, headers with Content-Length, a body.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _received = new byte[128 * 1024];

    private Connection() { }

    public static async Task<Connection> Open(IPEndPoint server)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(server);
        return connection;
    }

    /// <summary>Sends a request and waits for its answer, which is valid until the next one is asked for.</summary>
    /// <exception cref="IOException">The server closed the connection, or sent what is not read here.</exception>
    public async ValueTask<Answer> Send(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await _socket.SendAsync(request[sent..]);

        var (length, whole, head) = (0, int.MaxValue, 0);
        while (length < whole)
        {
            if (length == _received.Length) Array.Resize(ref _received, _received.Length * 2);
            var read = await _socket.ReceiveAsync(_received.AsMemory(length));
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
            if (head == 0 && (head = _received.AsSpan(0, length).IndexOf("\r\n\r\n"u8) + 4) < 4) head = 0;
            else if (whole == int.MaxValue) whole = head + BodyLength(_received.AsSpan(0, head));
        }

        return new(Status(_received), _received.AsMemory(0, head), _received.AsMemory(head, whole - head));
    }

    public void Dispose() => _socket.Dispose();

    private static int Status(ReadOnlySpan<byte> head) =>
        Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _) ? status :
            throw new IOException("This is no HTTP answer.");

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        if (Answer.Header(head, "Content-Length: "u8) is { IsEmpty: false } text
            && Utf8Parser.TryParse(text, out int length, out _)) return length;
        return Status(head) is 304 or 204 ? 0 :
            throw new IOException($"An answer without Content-Length: {Encoding.ASCII.GetString(head)}");
    }
}

internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    public string ETag => Encoding.ASCII.GetString(Header(Head.Span, "ETag: "u8));

    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <param name="name">As both servers write it, with colon and space.</param>
    public static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0) return default;
        var value = head[(at + name.Length)..];
        return value[..value.IndexOf((byte)'\r')];
    }
}
