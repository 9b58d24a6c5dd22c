using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;

namespace ChannelProgram.Application.Calendars;

/// <summary>The secret links to calendars, one a person at most.</summary>
public interface ICalendarFeeds
{
    /// <summary>When the person's link was made; null: there is none.</summary>
    Task<DateTimeOffset?> Since(Guid person, CancellationToken ct);

    /// <summary>Makes the person's link; one that there was ends.</summary>
    Task Renew(Guid person, byte[] secretHash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Also done when all sessions of the person end.</summary>
    Task End(Guid person, CancellationToken ct);

    /// <summary>Whose link it is, as that person is now; null: nobody's, or the person may not sign in any more.</summary>
    Task<Caller?> OwnerOf(byte[] secretHash, CancellationToken ct);
}

/// <summary>The secret in the address of a calendar: whoever has it reads the calendar.</summary>
public static class CalendarSecret
{
    private const int Bytes = 32;

    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored. The secret is random, so a slow hash would protect nothing more.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Writes a calendar (RFC 5545).</summary>
public interface ICalendarWriter
{
    string Write(IReadOnlyList<Deadline> deadlines, DateTimeOffset now);
}
