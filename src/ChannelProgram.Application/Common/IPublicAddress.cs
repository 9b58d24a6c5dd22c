namespace ChannelProgram.Application.Common;

/// <summary>The address under which clients reach this API.</summary>
public interface IPublicAddress
{
    /// <param name="path">From the API's root on, such as <c>/v1/deals</c>.</param>
    string Of(string path);
}
