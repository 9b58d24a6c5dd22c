using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Documents;

internal sealed class DocumentsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<IDocumentContents, DocumentContents>()
        .AddScoped<IDataCheck, DocumentChecks>();
}
