using System.Buffers.Binary;

namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>
/// UUIDv7s that ascend in the order in which they were drawn: the bits after the millisecond count (RFC 9562, 6.2). What
/// happened to a deal in one instant is read in the order in which it happened.
/// </summary>
internal static class OrderedIds
{
    private const int CounterBits = 12;
    private static long _last;

    public static Guid Next(DateTimeOffset now)
    {
        var instant = now.ToUnixTimeMilliseconds() << CounterBits;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(last + 1, instant);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next >> CounterBits)).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (next & 0xFFF)));
        return new(bytes, bigEndian: true);
    }
}
