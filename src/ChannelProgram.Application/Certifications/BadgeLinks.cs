using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Certifications;

/// <summary>Where badges are.</summary>
public static class BadgeLinks
{
    public const int MaxLength = 2048;

    /// <summary>The page for people.</summary>
    public const string Page = "/badges/";

    extension(IPublicAddress address)
    {
        public string? OfBadge(string? id) => id is null ? null : address.Of($"{Page}{id}");
    }
}
