namespace ChannelProgram.Application.Common;

internal static class Messages
{
    public const string Required = "is required";

    public const string Blank = "is empty: leave it out instead";
}
