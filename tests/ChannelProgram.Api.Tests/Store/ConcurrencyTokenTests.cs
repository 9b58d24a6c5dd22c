using System.Reflection;
using System.Runtime.CompilerServices;
using ChannelProgram.Api.Tests.Accounts;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>Two transactions that read the same state never both change it, whatever locks they forgot.</summary>
public class ConcurrencyTokenTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Fact]
    public async Task Every_aggregate_that_changes_has_one()
    {
        await using var db = await Context();
        var changing = db.Model.GetEntityTypes()
            .Where(it => it.ClrType.IsAssignableTo(typeof(AggregateRoot)) && it.ClrType.GetProperties().Any(IsChanged));

        Assert.All(changing, it => Assert.Contains(it.GetProperties(), property => property.IsConcurrencyToken));
        Assert.Contains(changing, it => it.ClrType == typeof(Account));
    }

    [Fact]
    public async Task Of_two_changes_of_an_account_that_read_the_same_state_the_later_fails()
    {
        var id = new AccountId(await host.AccountOf(await host.Gold.Registered(Registration.NewCustomer())));
        await using var one = await Context();
        await using var other = await Context();
        foreach (var db in (ChannelDb[])[one, other])
            (await db.Set<Account>().SingleAsync(it => it.Id == id)).SetBuyingUnits(true, TimeProvider.System.GetUtcNow());

        await one.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }

    private static bool IsChanged(PropertyInfo property) => property.SetMethod is { } set
        && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private Task<ChannelDb> Context() =>
        host.Services.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateForEveryone();
}
