using System.Buffers;
using System.Text;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// Standard output, written at short intervals: with a log line per request, one write per line is a large part of the cost of a
/// read (docs/performance.md).
/// </summary>
/// <remarks>The last lines are written when the process ends, also after a crash, unless it is killed.</remarks>
internal sealed class BufferedLogWriter : TextWriter
{
    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(10);

    /// <summary>Bytes that may wait. Beyond that writers block, so that a stalled reader fills no memory.</summary>
    private const int MaxBufferedLines = 1 << 20;

    private static readonly Lazy<BufferedLogWriter> OfTheProcess = new(() =>
    {
        var lines = new BufferedLogWriter();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => lines.Flush();
        // A crash does not raise ProcessExit, and the last line tells its reason.
        AppDomain.CurrentDomain.UnhandledException += (_, _) => lines.Flush();
        return lines;
    });

    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly AutoResetEvent _said = new(false);
    private readonly Lock _filling = new();
    private readonly Lock _writing = new();
    private ArrayBufferWriter<byte> _next = new();
    private ArrayBufferWriter<byte> _written = new();

    private BufferedLogWriter() => new Thread(WriteContinuously) { IsBackground = true, Name = "standard output" }.Start();

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
            tooMuch = _next.WrittenCount > MaxBufferedLines;
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
                // Nobody reads it any more, or the disk is full: no reason to stop serving.
            }

            _written.ResetWrittenCount();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Flush();
        base.Dispose(disposing);
    }

    private void WriteContinuously()
    {
        while (_said.WaitOne())
        {
            Thread.Sleep(FlushDelay);
            Flush();
        }
    }
}
