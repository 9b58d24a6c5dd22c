using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.PartnerApplications;

namespace ChannelProgram.Application.PartnerApplications;

public interface IPartnerApplications
{
    void Add(PartnerApplication application);

    Task<PartnerApplication?> Find(PartnerApplicationId id, CancellationToken ct);

    Task<PartnerApplication?> FindBySecret(byte[] hash, CancellationToken ct);

    Task<IReadOnlyList<PartnerApplication>> List(PartnerApplicationFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>Those that wait for staff, by (dueBy, id), after that place.</summary>
    Task<IReadOnlyList<PartnerApplication>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct);

    /// <summary>Those that wait for staff.</summary>
    Task<IReadOnlyList<PartnerApplication>> AssignedTo(Guid staff, CancellationToken ct);

    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Locks the keys until the transaction ends, so that of two applications of one company the second finds the first one's
    /// partner.
    /// </summary>
    Task<PartnersWithKeys> LockKeys(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>Those that ended, or could be confirmed, until then.</summary>
    Task<int> DeleteEndedBefore(DateTimeOffset instant, CancellationToken ct);
}

/// <param name="Taken">Keys that partners have.</param>
/// <param name="WasSuspended">One of these partners was suspended at any time.</param>
public sealed record PartnersWithKeys(IReadOnlySet<StrongKey> Taken, bool WasSuspended);

/// <summary>Work that a program does before it may apply, so that applying by the thousand is expensive.</summary>
public interface IProofOfWork
{
    ApplicationChallenge Issue(DateTimeOffset now);

    /// <summary>Null: it is right, and good no second time.</summary>
    Task<Refusal?> Spend(string challenge, string nonce, DateTimeOffset now, CancellationToken ct);

    Task<int> DeleteExpired(DateTimeOffset now, CancellationToken ct);
}

/// <param name="Bits">
/// With how many zero bits SHA-256 of the challenge, a full stop and the nonce, in UTF-8, has to begin. Find such a nonce by
/// trying.
/// </param>
/// <param name="ExpiresAt">Until then an application takes it.</param>
[SchemaName("PartnerApplicationChallenge")]
public sealed record ApplicationChallenge(
    [TextFormat(ApplicationChallenge.MaxLength, ApplicationChallenge.Pattern)] string Challenge, int Bits,
    DateTimeOffset ExpiresAt)
{
    public const int MaxLength = 500;
    public const string Pattern = "^[A-Za-z0-9_-]+$";
    public const int MaxNonceLength = 50;

    public static bool IsAnswer(string challenge, string nonce, int bits) =>
        BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}.{nonce}")))) >= bits;
}
