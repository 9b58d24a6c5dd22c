using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Documents;

internal sealed class DocumentsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IDealDocuments, DealDocuments>();
}
