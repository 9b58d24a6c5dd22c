using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Deals.Batching;
using ChannelProgram.Infrastructure.Store;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class DealsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [DealMapping.OneNumber, DealMapping.OneExternalId];

    public void AddServices(IServiceCollection services) => services
        .AddSingleton<DealQueries>()
        .AddSingleton<BatchedDealLookup>()
        .AddSingleton<RegistrationBatchQueries>()
        .AddSingleton<RegistrationBatches>()
        .AddScoped<BatchedRequest>()
        .AddScoped<IIdempotentRequests, BatchedIdempotentRequests>()
        .AddScoped<IPipelineBehavior<RegisterDeal, Result<DealView>>, BatchedRegistration>()
        .AddScoped<IPipelineBehavior<DraftDeal, Result<DealView>>, DraftsOutsideBatches>()
        .AddScoped<IDealLookup, DealLookup>()
        .AddScoped<ICustomers, Customers>()
        .AddScoped<IDealKeys, DealKeys>()
        .AddScoped<IRegistrations, Registrations>()
        .AddScoped<IDealHistory, DealHistory>()
        .AddScoped<ICustomerMatches, CustomerMatches>()
        .AddScoped<IDataCheck, DealChecks>();
}
