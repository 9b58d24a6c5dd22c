namespace ChannelProgram.Application.Common;

public static class AccessToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Seconds, as answers tell it (RFC 6749, 5.1).</summary>
    public static int ExpiresIn => (int)Lifetime.TotalSeconds;
}
