using ChannelProgram.Application.Common;
using ChannelProgram.Application.Simulations;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Simulations;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Simulations;

internal sealed class PastRegistrations(ChannelDb db) : IPastRegistrations
{
    public async Task<IReadOnlyList<PastRegistration>> Of(
        IReadOnlyCollection<PartnerId> partners, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var found = await partners.QueryInChunks(some => db.Set<Deal>().AsNoTracking().IgnoreAutoIncludes()
            .Where(it => some.Contains(it.Partner) && it.SubmittedAt < until && (it.EndsAt == null || it.EndsAt > from))
            .Select(it => new
            {
                it.Partner,
                it.Id,
                it.Number,
                it.SubmittedAt,
                it.EndsAt,
                it.Value,
                Accounts = it.Claims.Select(claim => claim.Account).ToList(),
            }).ToListAsync(ct));
        return
        [
            .. found.Select(it => new PastRegistration(
                it.Partner, it.Id, it.Number, it.SubmittedAt, it.EndsAt, it.Value, it.Accounts.ToHashSet())),
        ];
    }
}

internal sealed class SimulationsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IPastRegistrations, PastRegistrations>();
}
