using System.Globalization;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Badges;

/// <summary>Where what badges refer to is. Those who have a badge keep these addresses: they never change.</summary>
public static class BadgePaths
{
    public const string Credentials = "/v1/badges";
    public const string Issuer = "/v1/badge-issuer";
    public const string Keys = $"{Issuer}/keys";
    public const string Achievements = $"{Issuer}/achievements";

    extension(IPublicAddress address)
    {
        public string OfCredential(string badge) => address.Of($"{Credentials}/{badge}");

        public string OfStatus(string badge) => address.Of($"{Credentials}/{badge}/status");

        public string OfIssuer() => address.Of(Issuer);

        /// <param name="id">A thumbprint (RFC 7638).</param>
        public string OfKey(string id) => address.Of($"{Keys}/{id}");

        public string OfAchievement(string certification, int version) =>
            address.Of(string.Create(CultureInfo.InvariantCulture, $"{Achievements}/{certification}/{version}"));
    }
}
