using System.Net;
using System.Net.Sockets;

namespace ChannelProgram.Application.Identity;

/// <summary>Where the request of this scope comes from, as far as is known.</summary>
public sealed class RequestSource
{
    public const int MaxUserAgentLength = 200;

    /// <summary>Long enough for any IPv6 address.</summary>
    public const int MaxAddressLength = 45;

    private const int BytesOfNetwork = 8;

    public IPAddress? Address { get; private set; }

    public string? UserAgent { get; private set; }

    /// <summary>Who has an IPv6 address has 2^64 of them, so these count as one.</summary>
    public string Network
    {
        get
        {
            if (Address is not { AddressFamily: AddressFamily.InterNetworkV6 } address) return $"{Address}";

            var bytes = address.GetAddressBytes();
            bytes.AsSpan(BytesOfNetwork).Clear();
            return $"{new IPAddress(bytes)}/64";
        }
    }

    public void Set(IPAddress? address, string? userAgent)
    {
        Address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        UserAgent = userAgent is { Length: > 0 }
            ? string.Concat(userAgent.Where(it => it is >= ' ' and <= '~').Take(MaxUserAgentLength))
            : null;
    }
}
