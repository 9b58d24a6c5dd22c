using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Conflicts;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.VendorClaims;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

internal static class StoreRegistration
{
    /// <summary>What every engine needs around its context. The use cases come first: what is invalid opens no transaction.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, string connectionString) => services
        .AddPooledDbContextFactory<ChannelDb>((provider, options) =>
            provider.GetRequiredService<IEngine>().Configure(options, connectionString))
        .AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateDbContext();
            db.Scope = provider.GetRequiredService<CurrentCaller>();
            db.Time = provider.GetRequiredService<TimeProvider>();
            return db;
        })
        .AddScoped<IChannelDb, ChannelStore>()
        .AddSingleton<CompiledQueries>()
        .AddSingleton<DealLookup>()
        .AddSingleton<RegistrationGroups>()
        .AddScoped<ICustomers, Customers>()
        .AddScoped<IAccounts, Accounts.Accounts>()
        .AddScoped<IAccountMerges, AccountMerges>()
        .AddScoped<ILineConflicts, StoredLineConflicts>()
        .AddScoped<IAccountHistory, AccountHistory>()
        .AddScoped<IRegistrations, Registrations>()
        .AddScoped<IVendorClaims, StoredVendorClaims>()
        .AddScoped<IDealHistory, DealHistory>()
        .AddScoped<ICustomerMatches, CustomerMatches>()
        .AddScoped<INameIndexer, NameIndexer>()
        .AddScoped<IProgramVersionStore, ProgramVersionStore>()
        .AddSingleton<ProgramVersions>()
        .AddSingleton<IProgramVersions>(provider => provider.GetRequiredService<ProgramVersions>())
        .AddSingleton<IReadiness>(provider => ActivatorUtilities.CreateInstance<Readiness>(provider, connectionString))
        .AddScoped<IOutbox, Outbox.Outbox>()
        .AddScoped<ITransactions, Transactions>()
        .AddScoped<IIdempotencyKeys, IdempotencyKeys>()
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
}
