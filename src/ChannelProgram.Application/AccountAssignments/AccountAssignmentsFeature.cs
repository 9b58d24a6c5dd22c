using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.AccountAssignments;

/// <summary>Who reads and writes accounts does the same with whom they belong to.</summary>
internal sealed class AccountAssignmentsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<AccountAssigning>();
}
