using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Common;

public class DbContextPoolTests(ApiConventionsHost host) : IClassFixture<ApiConventionsHost>
{
    private readonly IDbContextFactory<ChannelDb> _pool = host.Services.GetRequiredService<IDbContextFactory<ChannelDb>>();

    /// <summary>A container ends what it handed out under two names twice; the second time would end another's lease.</summary>
    [Fact]
    public void A_context_is_disposed_once()
    {
        using var scope = host.Services.CreateScope();

        Assert.IsNotType<ChannelDb>(scope.ServiceProvider.GetRequiredService<IChannelDb>());
        Assert.False(scope.ServiceProvider.GetRequiredService<IChannelDb>() is IDisposable or IAsyncDisposable);
    }

    [Fact]
    public void A_pooled_context_belongs_to_no_caller()
    {
        using (var scope = host.Services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
            Assert.True(scope.ServiceProvider.GetRequiredService<ChannelDb>().SeesEveryPartner);
        }

        using var next = _pool.CreateDbContext();
        Assert.False(next.SeesEveryPartner);
    }
}
