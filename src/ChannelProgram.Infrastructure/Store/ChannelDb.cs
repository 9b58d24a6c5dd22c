using System.Text.RegularExpressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The one model of both engines; leased from a pool, for the caller of the scope.</summary>
public sealed partial class ChannelDb(DbContextOptions<ChannelDb> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    /// <summary>The name of the query filter that keeps a partner to its own; it fails closed.</summary>
    public const string PartnerScope = "partner";

    /// <summary>Set whenever a context is leased from the pool; without one, nothing of a partner is seen.</summary>
    public CurrentCaller? Lease { private get; set; }

    private bool SeesEveryPartner => Lease?.Caller?.SeesEveryPartner ?? false;

    private PartnerId? OwnPartner => Lease?.Caller?.Partner;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ChannelDb).Assembly);

        foreach (var entity in builder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.GetColumnName()));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PartnerId>().HaveConversion<PartnerIdConverter>();
        configurationBuilder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
    }

    private static string Snake(string name) => CamelHump().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelHump();
}
