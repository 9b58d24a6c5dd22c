using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>What registrations in company leave is written past the context: it may only be of the kinds that this way knows.</summary>
public class ManyRowsAtOnce
{
    [Theory]
    [InlineData(typeof(Account))]
    [InlineData(typeof(AccountKey))]
    [InlineData(typeof(Deal))]
    [InlineData(typeof(DealKey))]
    [InlineData(typeof(DealProduct))]
    [InlineData(typeof(Claim), "Id")]
    [InlineData(typeof(AuditRow))]
    [InlineData(typeof(OutboxEvent), "Position")]
    [InlineData(typeof(KeptKey))]
    public void Nothing_of_what_is_stored_is_left_out(Type stored, params string[] madeByTheDatabase)
    {
        using var db = Engines.Offline("postgresql");
        var type = db.Model.FindEntityType(stored)!;

        Assert.Null(Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetSchema(type));
        Assert.Equal(madeByTheDatabase, type.GetFlattenedProperties()
            .Where(it => it.ValueGenerated != ValueGenerated.Never || it.GetBeforeSaveBehavior() != PropertySaveBehavior.Save).Select(it => it.Name));
        Assert.All(type.GetNavigations(), it => Assert.True(it.IsCollection, it.Name));
        Assert.All(type.GetFlattenedComplexProperties(), it => Assert.False(it.IsCollection, it.Name));
        Assert.All(type.GetProperties().Where(it => it.IsShadowProperty()), it => Assert.Single(it.GetContainingForeignKeys()));
    }
}
