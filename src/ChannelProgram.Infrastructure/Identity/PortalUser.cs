using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

public sealed class PortalUser : IdentityUser<Guid>
{
    public const int MaxNameLength = 200;

    /// <summary>When an administrator suspends somebody: until then the person may not sign in.</summary>
    internal static readonly DateTimeOffset ForGood = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public PartnerId? Partner { get; internal set; }
    public Role Role { get; internal set; }
    public string? Name { get; set; }

    /// <summary>Who of the partner's people it is; null: that is not known.</summary>
    public PersonId? Person { get; internal set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The row stays, because the audit names its id.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>By the machine's clock; null: never. See <see cref="PasswordSignIn"/>.</summary>
    public DateTimeOffset? FirstSignedInAt { get; private set; }

    /// <summary>Locked by an administrator for good, not after failed sign-ins.</summary>
    public static bool IsSuspended(DateTimeOffset? lockoutEnd) => lockoutEnd is { Year: >= 9999 };

    internal void Suspend() => (LockoutEnabled, LockoutEnd) = (true, ForGood);

    internal void Reinstate() => LockoutEnd = IsSuspended(LockoutEnd) ? null : LockoutEnd;

    /// <summary>From now on the address is free. It stays for whoever reads who did what.</summary>
    internal void Remove(DateTimeOffset now) =>
        (RemovedAt, PasswordHash, NormalizedEmail, NormalizedUserName) = (now, null, null, null);

    /// <summary>Of somebody who is removed: nothing is left but the id.</summary>
    /// <returns>False: that was done before.</returns>
    internal bool Erase()
    {
        if (Email is null) return false;
        (Name, Email, UserName, PhoneNumber) = (null, null, null, null);
        ConcurrencyStamp = Credentials.NewStamp();
        return true;
    }

    internal static Caller CallerOf(Guid id, PartnerId? partner, Role role) => new(
        partner is null ? CallerKind.Staff : CallerKind.PartnerUser, $"{id}", partner, new HashSet<Role> { role },
        new HashSet<string>());
}

internal sealed class PortalUserMapping : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.ToTable("portal_users", table => table.HasCheckConstraint(
            "ck_portal_users_partner",
            "(role LIKE 'Partner%' AND partner IS NOT NULL) OR (role NOT LIKE 'Partner%' AND partner IS NULL)"));
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Role).HasConversion<string>().HasMaxLength(30);
        builder.Property(it => it.Name).HasMaxLength(PortalUser.MaxNameLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PortalUserClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("portal_user_claims");
}

internal sealed class PortalUserLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("portal_user_logins");
}

internal sealed class PortalUserTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("portal_user_tokens");
}
