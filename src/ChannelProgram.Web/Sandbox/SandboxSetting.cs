using ChannelProgram.Application.Common;
using ChannelProgram.Application.Sandbox;

namespace ChannelProgram.Web.Sandbox;

internal static class SandboxSetting
{
    public static bool IsSandbox(this IConfiguration configuration) =>
        bool.TryParse(configuration[SettingNames.Sandbox], out var on) && on;

    public static string? Fault(IConfiguration configuration, IHostEnvironment environment) =>
        configuration[SettingNames.Sandbox] is not { Length: > 0 } text ? null
        : !bool.TryParse(text, out var on) ? $"The setting {SettingNames.Sandbox} must be true or false."
        : on && environment.IsProduction()
        ? $"The setting {SettingNames.Sandbox} must not be true in Production: the clock of a sandbox can be moved, which ends "
            + "the protection of deals."
        : null;

    /// <summary>Call before the use cases are registered.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration) =>
        configuration.IsSandbox() ? services.AddSandboxClock() : services;
}
