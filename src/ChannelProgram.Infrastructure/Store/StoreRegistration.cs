using ChannelProgram.Application.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

internal static class StoreRegistration
{
    /// <summary>What every engine needs around its context. The use cases come first: what is invalid opens no transaction.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddScoped<ITransactions, Transactions>()
        .AddScoped<IIdempotencyKeys, IdempotencyKeys>()
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
}
