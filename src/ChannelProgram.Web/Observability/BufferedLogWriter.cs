using System.Buffers;
using System.Text;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// The standard output, in one write for all that is said within a moment: with a line for every request, a write for each
/// line is a large part of what a read costs (docs/performance.md).
/// </summary>
/// <remarks>What was said in the last moment is written when the process ends, by a fault too, unless it is killed.</remarks>
internal sealed class BufferedLogWriter : TextWriter
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>With so many bytes waiting, who says more waits until they are written: a reader that stalls fills no memory.</summary>
    private const int Most = 1 << 20;

    private static readonly Lazy<BufferedLogWriter> OfTheProcess = new(() =>
    {
        var lines = new BufferedLogWriter();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => lines.Flush();
        // Such an end comes without the other, and its reason is the last line.
        AppDomain.CurrentDomain.UnhandledException += (_, _) => lines.Flush();
        return lines;
    });

    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly AutoResetEvent _said = new(false);
    private readonly Lock _filling = new();
    private readonly Lock _writing = new();
    private ArrayBufferWriter<byte> _next = new();
    private ArrayBufferWriter<byte> _written = new();

    private BufferedLogWriter() => new Thread(WriteOnAndOn) { IsBackground = true, Name = "standard output" }.Start();

    public override Encoding Encoding => Encoding.UTF8;

    public static void Use() => Console.SetOut(OfTheProcess.Value);

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        bool tooMuch;
        lock (_filling)
        {
            var isFirst = _next.WrittenCount == 0;
            Encoding.UTF8.GetBytes(buffer, _next);
            if (isFirst) _said.Set();
            tooMuch = _next.WrittenCount > Most;
        }

        if (tooMuch) Flush();
    }

    public override void Flush()
    {
        // One after the other, so that lines stay in order.
        lock (_writing)
        {
            lock (_filling) (_next, _written) = (_written, _next);
            try
            {
                _output.Write(_written.WrittenSpan);
            }
            catch (IOException)
            {
                // Nobody reads it any more, or there is no room: no reason to stop serving.
            }

            _written.ResetWrittenCount();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Flush();
        base.Dispose(disposing);
    }

    private void WriteOnAndOn()
    {
        while (_said.WaitOne())
        {
            Thread.Sleep(Moment);
            Flush();
        }
    }
}
