using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Infrastructure.Users;

namespace ChannelProgram.Api.Tests.Store;

public class PartnerScopeTests
{
    /// <summary>What names a partner and still belongs to the program: no query of a partner's reaches it.</summary>
    private static readonly Type[] OfTheProgram =
        [
            typeof(Claim), typeof(AccountKey), typeof(DealKey), typeof(ApiClient), typeof(PortalUser), typeof(StoredInvitation),
            typeof(PartnerApplication),
        ];

    [Fact]
    public void Every_entity_that_names_a_partner_has_the_partner_filter_or_is_a_listed_exception()
    {
        using var db = Engines.Offline("postgresql");
        var naming = db.Model.GetEntityTypes()
            .Where(
                it => it.GetProperties()
                    .Any(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(PartnerId)))
            // The parts of an aggregate are reached through it alone.
            .Where(it => !it.GetForeignKeys().Any(key => key.IsOwnership || key.PrincipalToDependent is not null))
            .ToList();

        Assert.All(naming.Where(it => !OfTheProgram.Contains(it.ClrType)), it =>
        {
            Assert.True(
                it.ClrType.IsAssignableTo(typeof(IPartnerOwned)) || it.ClrType.IsAssignableTo(typeof(IBetweenPartners)),
                $"{it.ClrType.Name} names a partner and is neither {nameof(IPartnerOwned)} nor {nameof(IBetweenPartners)}.");
            Assert.NotNull(it.FindDeclaredQueryFilter(ChannelDb.PartnerScope));
        });
        Assert.Contains(naming, it => it.ClrType == typeof(Deal));
    }
}
