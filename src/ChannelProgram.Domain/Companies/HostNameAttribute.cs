using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>The name of a host of the internet, in ASCII and small letters.</summary>
public sealed class HostNameAttribute() : TextFormatAttribute(Website.MaxHostLength, @"^[a-z0-9_-]+(\.[a-z0-9_-]+)+$")
{
    public override string? FaultOf(string text) =>
        Website.TryParse(text, out var site, out _) && site.Host == text
            ? null
            : "must be a host such as pages.example.com, in ASCII and small letters, under which not everybody may register";
}
