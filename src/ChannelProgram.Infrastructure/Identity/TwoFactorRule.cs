using ChannelProgram.Domain.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Whether the vendor's staff must have a second factor: everywhere but in Development.</summary>
public sealed class TwoFactorRule(IConfiguration configuration, IHostEnvironment environment)
{
    public const string Setting = "TwoFactor:RequiredOfStaff";

    private readonly bool _ofStaff = configuration.GetValue(Setting, !environment.IsDevelopment());

    public bool IsRequiredOf(PartnerId? partner) => partner is null && _ofStaff;

    /// <summary>As one sentence for whoever starts the program; null if there is none.</summary>
    public static string? Fault(IConfiguration configuration, IHostEnvironment environment) =>
        configuration[Setting] switch
        {
            null or "" => null,
            var text when !bool.TryParse(text, out _) => $"The setting {Setting} must be true or false.",
            _ when !configuration.GetValue<bool>(Setting) && !environment.IsDevelopment() =>
                $"The setting {Setting} must not be false outside Development: staff sees the data of all partners.",
            _ => null,
        };
}
