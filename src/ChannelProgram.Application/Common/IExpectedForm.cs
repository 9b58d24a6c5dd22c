namespace ChannelProgram.Application.Common;

/// <summary>A JSON converter that tells whoever wrote something else what it reads.</summary>
public interface IExpectedForm
{
    /// <summary>Such as <c>must be a whole number</c>.</summary>
    string Expected { get; }
}
