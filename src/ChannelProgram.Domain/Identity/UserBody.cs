using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Identity;

/// <summary>What the audit tells of somebody who signs in, or is invited to.</summary>
public sealed record UserBody(Guid? Partner, string Role, string Status, Guid? Person) : IEventBody;
