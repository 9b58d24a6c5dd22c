using ChannelProgram.Application.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Sandbox;

internal sealed class SandboxFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [SandboxPermissions.MoveClock];
}

public static class SandboxPermissions
{
    public static readonly Permission MoveClock = new(null, [], Role.ProgramAdmin);
}

public static class SandboxRegistration
{
    /// <summary>Call before the use cases are registered, so that the clock is read before a request is validated.</summary>
    public static IServiceCollection AddSandboxClock(this IServiceCollection services) => services
        .AddScoped(provider => ProgramClock.OfSandbox(provider.GetRequiredService<TimeProvider>()))
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(ReadSandboxClock<,>));
}
