using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.PartnerApplications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.PartnerApplications;

/// <summary>
/// A challenge is sealed, so that nothing is stored before it is answered. An answer is stored until the challenge expires: it is
/// good once.
/// </summary>
internal sealed class ProofOfWork(IDataProtectionProvider keys, ChannelDb db) : IProofOfWork
{
    // About 260,000 attempts: a second or less in a browser.
    private const int Bits = 18;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = keys.CreateProtector("partner application challenge");

    public ApplicationChallenge Issue(DateTimeOffset now)
    {
        var content = new byte[24];
        RandomNumberGenerator.Fill(content.AsSpan(8));
        BinaryPrimitives.WriteInt64BigEndian(content, (now + Lifetime).UtcTicks);
        return new(Base64Url.EncodeToString(_protector.Protect(content)), Bits, now + Lifetime);
    }

    public async Task<Refusal?> Spend(string challenge, string nonce, DateTimeOffset now, CancellationToken ct)
    {
        if (ExpiryOf(challenge) is not { } expiry || expiry <= now || !ApplicationChallenge.IsAnswer(challenge, nonce, Bits))
            return PartnerApplicationRefusals.WrongProof;

        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(challenge));
        if (await db.Set<SpentChallenge>().AnyAsync(it => it.Hash == hash, ct)) return PartnerApplicationRefusals.AnsweredBefore;

        db.Add(new SpentChallenge { Hash = hash, ExpiresAt = expiry });
        return null;
    }

    public Task<int> DeleteExpired(DateTimeOffset now, CancellationToken ct) =>
        db.Set<SpentChallenge>().Where(it => it.ExpiresAt <= now).ExecuteDeleteAsync(ct);

    private DateTimeOffset? ExpiryOf(string challenge)
    {
        try
        {
            var content = _protector.Unprotect(Base64Url.DecodeFromChars(challenge));
            return new(BinaryPrimitives.ReadInt64BigEndian(content), TimeSpan.Zero);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

internal sealed class SpentChallenge
{
    public byte[] Hash { get; init; } = [];

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SpentChallengeMapping : IEntityTypeConfiguration<SpentChallenge>
{
    public const string Once = "PK_spent_challenges";

    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("spent_challenges");
        builder.HasKey(it => it.Hash).HasName(Once);
        builder.Property(it => it.Hash).HasMaxLength(32);
        builder.HasIndex(it => it.ExpiresAt).HasDatabaseName("ix_spent_challenges_expires_at");
    }
}
