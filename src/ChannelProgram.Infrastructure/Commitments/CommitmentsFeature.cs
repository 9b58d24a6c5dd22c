using ChannelProgram.Application.Commitments;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Commitments;

internal sealed class CommitmentsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<IConfirmedCommitments, ConfirmedCommitments>()
        .AddScoped<IDataCheck, CommitmentChecks>();
}
