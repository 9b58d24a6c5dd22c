namespace ChannelProgram.Application.Common;

/// <summary>Settings that several layers read.</summary>
public static class SettingNames
{
    /// <summary>The address under which clients reach the API.</summary>
    public const string PublicUrl = "PublicUrl";

    /// <summary>True: the clock of the program can be moved.</summary>
    public const string Sandbox = "Sandbox";
}
