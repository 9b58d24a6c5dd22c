using ChannelProgram.Application.Common;
using ChannelProgram.Application.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Activities;

internal sealed class ActivitiesFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IDocumentReferences, DocumentReferences>();
}
