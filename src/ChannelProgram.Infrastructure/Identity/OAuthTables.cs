using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenIddict.EntityFrameworkCore.Models;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>What a person allowed a front end, or the family of tokens that one sign-in led to.</summary>
public sealed class OAuthAuthorization : OpenIddictEntityFrameworkCoreAuthorization<Guid, ApiClient, OAuthToken>
{
    /// <summary>Where the person last got tokens from, and with what.</summary>
    public string? Address { get; init; }

    public string? UserAgent { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>Kept by the library for scopes made at run time; ours are fixed and named in the settings of the server.</summary>
public sealed class OAuthScope : OpenIddictEntityFrameworkCoreScope<Guid>;

/// <summary>A token or code that was issued; what it says is in the token itself.</summary>
public sealed class OAuthToken : OpenIddictEntityFrameworkCoreToken<Guid, ApiClient, OAuthAuthorization>;

internal static class OAuthColumns
{
    public const int MaxStatusLength = 50;
    public const int MaxTypeLength = 100;
}

// Lengths that fit an index of SQL Server; the library's own do not.
internal sealed class ApiClientMapping : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("api_clients");
        builder.Property(it => it.ClientId).HasMaxLength(CallerId.MaxLength).IsRequired();
        builder.Property(it => it.OldSecret).HasMaxLength(64).IsUnicode(false);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OAuthAuthorizationMapping : IEntityTypeConfiguration<OAuthAuthorization>
{
    public void Configure(EntityTypeBuilder<OAuthAuthorization> builder)
    {
        builder.ToTable("oauth_authorizations");
        builder.Property(it => it.Address).HasMaxLength(RequestSource.MaxAddressLength).IsUnicode(false);
        builder.Property(it => it.UserAgent).HasMaxLength(RequestSource.MaxUserAgentLength).IsUnicode(false);
        builder.Property(it => it.Status).HasMaxLength(OAuthColumns.MaxStatusLength).IsUnicode(false);
        builder.Property(it => it.Type).HasMaxLength(OAuthColumns.MaxTypeLength).IsUnicode(false);
        builder.Property(it => it.Subject).HasMaxLength(CallerId.MaxLength);
    }
}

internal sealed class OAuthScopeMapping : IEntityTypeConfiguration<OAuthScope>
{
    public void Configure(EntityTypeBuilder<OAuthScope> builder)
    {
        builder.ToTable("oauth_scopes");
        builder.Property(it => it.Name).HasMaxLength(100);
    }
}

internal sealed class OAuthTokenMapping : IEntityTypeConfiguration<OAuthToken>
{
    public void Configure(EntityTypeBuilder<OAuthToken> builder)
    {
        builder.ToTable("oauth_tokens");
        builder.Property(it => it.Status).HasMaxLength(OAuthColumns.MaxStatusLength).IsUnicode(false);
        builder.Property(it => it.Type).HasMaxLength(OAuthColumns.MaxTypeLength).IsUnicode(false);
        builder.Property(it => it.Subject).HasMaxLength(CallerId.MaxLength);
        builder.HasIndex(it => it.ExpirationDate).HasDatabaseName("ix_oauth_tokens_expiration_date");
    }
}
