namespace ChannelProgram.Web.Identity;

/// <summary>As sent by RFC 6749, 2.3.1.</summary>
internal sealed record ClientCredentials(string Id, string Secret)
{
    private const string Scheme = "Basic ";

    // The generated ToString would show the secret.
    public override string ToString() => Id;

    public static bool IsBasic(string authorization) => authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public static ClientCredentials? FromBasic(string authorization)
    {
        var encoded = authorization.AsSpan(Scheme.Length).Trim(' ');
        Span<byte> decoded = new byte[encoded.Length];
        if (!Convert.TryFromBase64Chars(encoded, decoded, out var length)) return null;

        var pair = decoded[..length];
        var colon = pair.IndexOf((byte)':');
        return colon >= 0
            && FormUrlEncoded.TryDecode(pair[..colon], out var id)
            && FormUrlEncoded.TryDecode(pair[(colon + 1)..], out var secret)
                ? new(id, secret)
                : null;
    }
}
