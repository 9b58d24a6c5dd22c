namespace ChannelProgram.Application.Common;

/// <summary>Marks a member that may be missing as long as what it belongs to is a draft.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RequiredUnlessDraftAttribute : Attribute;

/// <summary>A request about a draft: see <see cref="RequiredUnlessDraftAttribute"/>.</summary>
internal interface IDraftRequest;
