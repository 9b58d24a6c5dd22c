using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

internal enum LinkPurpose { PasswordReset, EmailChange }

internal sealed class SecretLink
{
    /// <summary>SHA-256 of the token. It is random, so a slow hash would protect nothing more.</summary>
    public byte[] SecretHash { get; init; } = [];

    public Guid Person { get; init; }

    public LinkPurpose Purpose { get; init; }

    /// <summary>The address that a change of it leads to.</summary>
    public string? Email { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SecretLinkMapping : IEntityTypeConfiguration<SecretLink>
{
    public void Configure(EntityTypeBuilder<SecretLink> builder)
    {
        builder.ToTable("secret_links");
        builder.HasKey(it => it.SecretHash);
        builder.Property(it => it.SecretHash).HasMaxLength(SHA256.HashSizeInBytes).ValueGeneratedNever();
        builder.Property(it => it.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Email).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => it.ExpiresAt).HasDatabaseName("ix_secret_links_expires_at");
    }
}

/// <summary>
/// Not by Identity's tokens: those tell the time by the machine alone, cannot be ended one by one, and nobody could see whether
/// the other address has confirmed.
/// </summary>
internal sealed class SecretLinks(ChannelDb db, Credentials credentials) : ISecretLinks
{
    public string AddPasswordReset(Guid person, DateTimeOffset expiresAt) =>
        Add(person, LinkPurpose.PasswordReset, null, expiresAt);

    public async Task<Guid?> TakePasswordReset(string token, DateTimeOffset now, CancellationToken ct) =>
        (await Take(token, LinkPurpose.PasswordReset, now, ct))?.Person;

    public async Task<(string ToOld, string ToNew)> BeginEmailChange(
        Person person, string email, DateTimeOffset expiresAt, CancellationToken ct)
    {
        await db.Set<SecretLink>().Where(it => it.Person == person.Id && it.Purpose == LinkPurpose.EmailChange)
            .ExecuteDeleteAsync(ct);
        credentials.Record(CredentialEvents.EmailChangeAsked, person.Caller);
        return (
            Add(person.Id, LinkPurpose.EmailChange, email, expiresAt),
            Add(person.Id, LinkPurpose.EmailChange, email, expiresAt));
    }

    public async Task<EmailChange?> ConfirmEmailChange(string token, DateTimeOffset now, CancellationToken ct)
    {
        if (await Take(token, LinkPurpose.EmailChange, now, ct) is not { } link) return null;

        var waits = await db.Set<SecretLink>().AnyAsync(
            it => it.Person == link.Person && it.Purpose == LinkPurpose.EmailChange, ct);
        return new(link.Person, link.Email!, IsConfirmed: !waits);
    }

    private string Add(Guid person, LinkPurpose purpose, string? email, DateTimeOffset expiresAt)
    {
        var token = MailedToken.Generate();
        db.Add(new SecretLink
        {
            SecretHash = MailedToken.Hash(token),
            Person = person,
            Purpose = purpose,
            Email = email,
            ExpiresAt = expiresAt,
        });
        return token;
    }

    private async Task<SecretLink?> Take(string token, LinkPurpose purpose, DateTimeOffset now, CancellationToken ct)
    {
        var hash = MailedToken.Hash(token);
        var links = db.Set<SecretLink>().Where(it => it.SecretHash == hash && it.Purpose == purpose && it.ExpiresAt > now);
        if (await links.AsNoTracking().SingleOrDefaultAsync(ct) is not { } link) return null;

        await credentials.Lock(link.Person, ct);
        return await links.ExecuteDeleteAsync(ct) > 0 ? link : null;
    }
}
