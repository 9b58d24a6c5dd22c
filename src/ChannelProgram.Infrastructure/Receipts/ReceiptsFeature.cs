using ChannelProgram.Application.Receipts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Receipts;

internal sealed class ReceiptsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddSingleton(provider => new ReceiptSigningKey(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()))
        .AddSingleton<ReceiptKeys>()
        .AddSingleton<IReceiptKeys>(provider => provider.GetRequiredService<ReceiptKeys>())
        .AddSingleton<IReceiptSignatures, ReceiptSignatures>();
}
