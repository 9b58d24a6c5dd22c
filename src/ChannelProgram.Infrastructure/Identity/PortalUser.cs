using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

public sealed class PortalUser : IdentityUser<Guid>
{
    public PartnerId? Partner { get; init; }
    public Role Role { get; init; }

    /// <summary>Locked by an administrator for good, not after failed sign-ins.</summary>
    public static bool IsSuspended(DateTimeOffset? lockoutEnd) => lockoutEnd is { Year: >= 9999 };

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
