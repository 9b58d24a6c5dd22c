using ChannelProgram.Application.Badges;
using ChannelProgram.Domain.Common;
using Microsoft.Extensions.Configuration;

namespace ChannelProgram.Infrastructure.Badges;

/// <summary>The vendor's name in badges.</summary>
public static class BadgeIssuerName
{
    public const string Setting = "Badges:Issuer";

    private static readonly LineAttribute Form = new(BadgeSettings.MaxIssuerLength);

    /// <summary>As one sentence for whoever starts the program; null: there is none.</summary>
    public static string? Fault(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } name && (Form.IsBlank(name) || Form.FaultOf(name) is not null)
            ? $"The setting {Setting} must be a name of at most {BadgeSettings.MaxIssuerLength} characters in one line."
            : null;
}
