using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Deals;

internal sealed class DealsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
        [DealPermissions.Read, DealPermissions.Register, DealPermissions.ReadMatching, .. DealPermissions.OfActions];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<Waitlist>()
        .AddScoped<IWaitlist>(provider => provider.GetRequiredService<Waitlist>())
        .AddScoped<CustomerDisputes>()
        .AddScoped<KeyRetention>()
        .AddScoped<StrongKeys>()
        .AddScoped<RegistrantLookup>()
        .AddScoped<DealUpdate>()
        .AddScoped<DealDrafts>()
        .AddScoped<DealDecisions>()
        .AddScoped<DealRematching>()
        .AddScoped<IWorkSource, DealReviews>()
        .AddScoped<IDeadlineSource, DealDeadlines>()
        .AddJob("expire-deals", TimeSpan.FromMinutes(1), () => new ApplyDealClocks(), followsProgramClock: true)
        .AddJob("remind-of-expiry", TimeSpan.FromMinutes(1), () => new RemindOfExpiry(), followsProgramClock: true)
        .AddJob("apply-review-deadlines", TimeSpan.FromMinutes(1), () => new ApplyReviewDeadlines(), followsProgramClock: true)
        .AddJob("drop-unused-keys", TimeSpan.FromMinutes(1), () => new DropUnusedKeys(), followsProgramClock: true);
}
