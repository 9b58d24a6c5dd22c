using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Receipts;

internal sealed class ReceiptsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<IReceiptIssuer, ReceiptIssuer>();
}
