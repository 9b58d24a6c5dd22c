using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>
/// What batched registrations leave is written past the context: it may only be of the kinds that this way knows.
/// </summary>
public class BulkInsertTests
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
    public void Every_mapped_property_is_inserted(Type stored, params string[] madeByTheDatabase)
    {
        using var db = Engines.Offline("postgresql");
        var type = db.Model.FindEntityType(stored)!;

        Assert.Null(Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetSchema(type));
        Assert.Equal(madeByTheDatabase, type.GetFlattenedProperties()
            .Where(it => it.ValueGenerated != ValueGenerated.Never || it.GetBeforeSaveBehavior() != PropertySaveBehavior.Save)
            .Select(it => it.Name));
        Assert.All(type.GetNavigations(), it => Assert.True(it.IsCollection, it.Name));
        Assert.All(type.GetFlattenedComplexProperties(), it => Assert.False(it.IsCollection, it.Name));
        Assert.All(type.GetProperties().Where(it => it.IsShadowProperty()), it => Assert.Single(it.GetContainingForeignKeys()));
    }

    [Fact]
    public async Task A_model_is_collected_with_its_host()
    {
        var models = await Models();

        for (var attempts = 20; models.Exists(it => it.IsAlive) && attempts > 0; attempts--)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(10);
        }

        Assert.DoesNotContain(models, it => it.IsAlive);

        static async Task<List<WeakReference>> Models()
        {
            var models = new List<WeakReference>();
            for (var host = 0; host < 3; host++) models.Add(await ModelOfAnInsert());
            return models;
        }
    }

    /// <summary>The model by which an engine of its own has inserted.</summary>
    private static async Task<WeakReference> ModelOfAnInsert()
    {
        IEngine engine = new PostgreSqlEngine();
        // EF would keep what it makes for a context as long as the process.
        var options = new DbContextOptionsBuilder<ChannelDb>().EnableServiceProviderCaching(false);
        engine.Configure(options, "Host=none");
        await using var db = new ChannelDb(((DbContextOptionsBuilder<ChannelDb>)options).Options);

        // Refused once everything about the table is known: the connection is not open.
        await Assert.ThrowsAsync<InvalidOperationException>(
            () =>
                engine.Rows!.Insert(
                    db, [new KeptKey { Key = [1], Fingerprint = [1], Status = 200, Body = [], CreatedAt = default }], default));
        return new(db.Model);
    }
}
