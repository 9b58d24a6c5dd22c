using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelProgram.Infrastructure.Store;

internal static class StoreRegistration
{
    /// <summary>Call after the use cases are registered, so that an invalid request opens no transaction.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, string connectionString)
    {
        // Before the ordinary behavior: a feature may carry out its own requests in another way.
        foreach (var feature in InfrastructureFeatures.All) feature.AddServices(services);
        foreach (var place in typeof(StoreRegistration).Assembly.GetTypes()
            .Where(it => it.IsAssignableTo(typeof(IPersonalData)) && it is { IsAbstract: false })
            .OrderBy(it => it.FullName, StringComparer.Ordinal))
            services.AddScoped(typeof(IPersonalData), place);
        services.TryAddScoped<IIdempotentRequests>(provider => provider.GetRequiredService<IdempotentRequests>());
        return services
            .AddPooledDbContextFactory<ChannelDb>(
                (provider, options) => provider.GetRequiredService<IEngine>().Configure(options, connectionString))
            .AddScoped(provider =>
            {
                var db = provider.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateDbContext();
                db.Scope = provider.GetRequiredService<CurrentCaller>();
                db.Time = provider.GetRequiredService<TimeProvider>();
                return db;
            })
            .AddScoped<IChannelDb, ChannelStore>()
            .AddSingleton<IdempotencyQueries>()
            .AddSingleton<LostRaces>()
            .AddSingleton<IReadiness>(provider => ActivatorUtilities.CreateInstance<Readiness>(provider, connectionString))
            .AddScoped<IDataChecks, DataChecks>()
            .AddScoped<IOutbox, Outbox.Outbox>()
            .AddScoped<IOutboxReaders, Outbox.OutboxReaders>()
            .AddScoped<ITransactions, Transactions>()
            .AddScoped<IIdempotencyKeys, IdempotencyKeys>()
            .AddJobScheduler(connectionString)
            .AddScoped<IdempotentRequests>()
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
    }
}
