namespace ChannelProgram.Domain.Common;

/// <summary>The id of a person or an API client, wherever one is stored or published.</summary>
public static class CallerId
{
    public const int MaxLength = 100;
}
