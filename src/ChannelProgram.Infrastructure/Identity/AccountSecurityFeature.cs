using ChannelProgram.Application.Identity;
using ChannelProgram.Infrastructure.Store;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>How people change what they sign in with.</summary>
internal sealed class AccountSecurityFeature : IInfrastructureFeature
{
    /// <summary>Two people who take one address at once.</summary>
    public IEnumerable<string> RacedConstraints => ["UserNameIndex"];

    public void AddServices(IServiceCollection services) => services
        .AddSingleton<IAttempts, Attempts>()
        .AddSingleton<TimeCodes>()
        .AddSingleton<TwoFactorRule>()
        .AddScoped<Credentials>()
        .AddScoped<ICredentials>(provider => provider.GetRequiredService<Credentials>())
        .AddScoped<SecondFactors>()
        .AddScoped<ISecondFactors>(provider => provider.GetRequiredService<SecondFactors>())
        .AddScoped<ISecretLinks, SecretLinks>()
        .AddScoped<ISessions, Sessions>()
        .AddScoped<IConfirmations, Confirmations>()
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(ConfirmationBehavior<,>));
}
