using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChannelProgram.Bench;

/// <summary>One of the two that are compared: where it listens and where it tells what it has used.</summary>
internal sealed record Server(string Name, IPEndPoint Address, string Gauge)
{
    /// <summary>What the process has used since its start.</summary>
    public async Task<Usage> Used()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Gauge));
        var line = new byte[100];
        var length = 0;
        for (var read = -1; read != 0; length += read) read = await socket.ReceiveAsync(line.AsMemory(length));
        var numbers = Encoding.ASCII.GetString(line, 0, length).Split(' ')
            .Select(it => long.Parse(it, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers[1]);
    }

    /// <summary>Waits until it listens, a minute at most.</summary>
    public async Task IsUp()
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(100)))
        {
            try
            {
                using var connection = await Connection.Open(Address);
                return;
            }
            catch (SocketException) when (since.Elapsed < TimeSpan.FromMinutes(1))
            {
                // Not yet.
            }
        }
    }
}

/// <param name="Allocated">Bytes.</param>
/// <param name="Processor">Microseconds of processor time.</param>
internal readonly record struct Usage(long Allocated, long Processor)
{
    public static Usage operator -(Usage later, Usage earlier) =>
        new(later.Allocated - earlier.Allocated, later.Processor - earlier.Processor);

    public static Usage operator +(Usage one, Usage other) =>
        new(one.Allocated + other.Allocated, one.Processor + other.Processor);
}
