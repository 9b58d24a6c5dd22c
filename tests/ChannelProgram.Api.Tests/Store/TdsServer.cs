using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>
/// As much of a SQL Server as a client needs to sign in, to be heard and to be answered: it speaks TDS 7.4 on a socket, keeps
/// what it was asked and answers what the test says. It runs no SQL.
/// </summary>
internal sealed class TdsServer : IDisposable
{
    private const byte Batch = 0x01, Rpc = 0x03, Login = 0x10, Prelogin = 0x12, TransactionManager = 0x0E;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _asked = [];

    public TdsServer()
    {
        _listener.Start();
        _ = Accept();
    }

    /// <summary>What a statement is answered with: a row with this number, or an error; nothing ends the connection.</summary>
    public Func<string, Reply?> Answer { get; set; } = _ => new(0);

    public string ConnectionString =>
        $"Server=127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};User "
        + $"ID=sa;Password=none;Encrypt=Optional;Pooling=false;Connect Timeout=10;Connect Retry Interval=1";

    /// <summary>Statements and transaction requests, in order.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked) return [.. _asked];
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Serve(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            while (await Read(stream) is (var type, var body))
            {
                var reply = type switch
                {
                    Prelogin => [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0x03, 0xE8, 0, 0, 2],
                    Login => [.. LoginAck(), .. Done(0)],
                    TransactionManager => Transaction(body.AsSpan()[Headers(body)..]),
                    Batch => Statement(Encoding.Unicode.GetString(body.AsSpan()[Headers(body)..])),
                    Rpc => Statement(TextOf(body.AsSpan()[Headers(body)..])),
                    _ => null,
                };
                if (reply is null) return;
                await stream.WriteAsync((byte[])[0x04, 1, .. BigEndian(reply.Length + 8), 0, 0, 1, 0, .. reply]);
            }
        }
    }

    private static async Task<(byte Type, byte[] Body)?> Read(NetworkStream stream)
    {
        var (header, body) = (new byte[8], new List<byte>());
        do
        {
            try
            {
                await stream.ReadExactlyAsync(header);
                var packet = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - 8];
                await stream.ReadExactlyAsync(packet);
                body.AddRange(packet);
            }
            catch (IOException)
            {
                return null;
            }
        }
        while ((header[1] & 1) == 0);
        return (header[0], [.. body]);
    }

    private byte[]? Statement(string sql)
    {
        lock (_asked) _asked.Add(sql.Trim());
        return Answer(sql) switch
        {
            null => null,
            { Error: { } text, Number: var number } =>
            [
                0xAA, .. LittleEndian(4 + 2 + 2 + 2 * text.Length + 2 + 4, 2), .. LittleEndian(number, 4), 1, 16,
                .. LittleEndian(text.Length, 2), .. Encoding.Unicode.GetBytes(text), 0, 0, .. LittleEndian(1, 4), .. Done(2),
            ],
            // One column named Value, an int.
            { Number: var number } =>
            [
                0x81, 1, 0, 0, 0, 0, 0, 0, 0, 0x38, 5, .. Encoding.Unicode.GetBytes("Value"), 0xD1, .. LittleEndian(number, 4),
                .. Done(0x10),
            ],
        };
    }

    private byte[] Transaction(ReadOnlySpan<byte> request)
    {
        byte[] descriptor = [8, 1, 0, 0, 0, 0, 0, 0, 0];
        var (name, change) = BinaryPrimitives.ReadUInt16LittleEndian(request) switch
        {
            5 => ("begin", (byte[])[8, .. descriptor, 0]),
            7 => ("commit", [9, 0, .. descriptor]),
            8 => ("rollback", [10, 0, .. descriptor]),
            var other => throw new NotSupportedException($"Transaction request {other}."),
        };
        lock (_asked) _asked.Add(name);
        return [0xE3, .. LittleEndian(change.Length, 2), .. change, .. Done(0)];
    }

    /// <summary>The statement that sp_executesql is called with.</summary>
    private static string TextOf(ReadOnlySpan<byte> call)
    {
        if (BinaryPrimitives.ReadUInt16LittleEndian(call) != 0xFFFF)
            return Encoding.Unicode.GetString(call.Slice(2, 2 * BinaryPrimitives.ReadUInt16LittleEndian(call)));

        // After the procedure's number and flags: a parameter without a name, its flags, its type and collation. A text of more
        // than 4,000 characters is sent as ntext.
        if (call[8] == 0x63)
            return Encoding.Unicode.GetString(call.Slice(22, BinaryPrimitives.ReadInt32LittleEndian(call[18..])));

        var value = call[16..];
        if (BinaryPrimitives.ReadUInt16LittleEndian(call[9..]) != 0xFFFF)
            return Encoding.Unicode.GetString(value.Slice(2, BinaryPrimitives.ReadUInt16LittleEndian(value)));

        var text = new List<byte>();
        for (value = value[8..]; BinaryPrimitives.ReadInt32LittleEndian(value) is > 0 and var size; value = value[(4 + size)..])
            text.AddRange(value.Slice(4, size));
        return Encoding.Unicode.GetString([.. text]);
    }

    private static int Headers(byte[] body) => BinaryPrimitives.ReadInt32LittleEndian(body);

    // With the collation of the database, by which texts are sent.
    private static byte[] LoginAck() =>
        [0xE3, 8, 0, 7, 5, 9, 4, 0xD0, 0, 0x34, 0, 0xAD, 12, 0, 1, 0x74, 0, 0, 4, 1, (byte)'T', 0, 16, 0, 0x03, 0xE8];

    private static byte[] Done(ushort status) =>
        [0xFD, .. LittleEndian(status, 2), 0, 0, .. LittleEndian(status == 0x10 ? 1 : 0, 8)];

    private static byte[] BigEndian(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] LittleEndian(long number, int size) => BitConverter.GetBytes(number)[..size];

    public sealed record Reply(int Number, string? Error = null);
}
