using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>Staff settles who the customer of a deal is: accounts are merged or told apart, keys are confirmed or detached.</summary>
internal sealed class CustomerResolutionFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<AccountMerging>().AddScoped<CustomerDecisions>();
}
