using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.AspNetCore.Identity;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>A person who signs in: the vendor's staff (no partner) or a partner's user.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public PartnerId? Partner { get; init; }
    public Role Role { get; init; }
}
