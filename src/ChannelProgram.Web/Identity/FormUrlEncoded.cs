using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// application/x-www-form-urlencoded, read strictly: malformed input, invalid UTF-8 and control characters are refused. The
/// framework's reader would put replacement characters into a secret.
/// </summary>
internal static class FormUrlEncoded
{
    public static List<KeyValuePair<string, string>>? Parse(ReadOnlySpan<byte> body)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty) continue;

            var equals = pair.IndexOf((byte)'=');
            if (equals < 0) equals = pair.Length;
            if (!TryDecode(pair[..equals], out var name) || !TryDecode(pair[Math.Min(equals + 1, pair.Length)..], out var value))
                return null;
            parameters.Add(new(name, value));
        }

        return parameters;
    }

    public static bool TryDecode(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out string? decoded) =>
        PercentEncoding.TryDecode(encoded, plusIsSpace: true, out decoded) && !decoded.Any(char.IsControl);
}
