using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Loaded into a server by DOTNET_STARTUP_HOOKS, so that the server itself holds nothing for the bench: tells whoever
/// connects to the Unix socket that BENCH_GAUGE names how many bytes the process has allocated and how many microseconds of
/// processor time it has taken. The runtime looks for this very name, outside any namespace.
/// </summary>
#pragma warning disable CA1050 // see above
public static class StartupHook
#pragma warning restore CA1050
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("BENCH_GAUGE") is not { Length: > 0 } path) return;

        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        // A thread of its own, which sleeps between two readings: the pool of the server is left alone.
        new Thread(() => Serve(listener)) { IsBackground = true, Name = "gauge" }.Start();
    }

    private static void Serve(Socket listener)
    {
        while (true)
        {
            using var asking = listener.Accept();
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{GC.GetTotalAllocatedBytes(precise: true)} {Environment.CpuUsage.TotalTime.TotalMicroseconds:F0}\n");
            asking.Send(Encoding.ASCII.GetBytes(line));
        }
    }
}
