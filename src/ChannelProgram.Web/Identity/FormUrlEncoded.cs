using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ChannelProgram.Web.Identity;

/// <summary>
/// application/x-www-form-urlencoded, read strictly: malformed input, invalid UTF-8 and control characters are refused. The
/// framework's reader would put replacement characters into a secret.
/// </summary>
internal static class FormUrlEncoded
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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

    public static bool TryDecode(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        Span<byte> bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            switch (encoded[i])
            {
                case (byte)'+':
                    bytes[length++] = (byte)' ';
                    break;
                case (byte)'%':
                    if (i + 2 >= encoded.Length || !TryHex(encoded.Slice(i + 1, 2), out bytes[length++])) return false;
                    i += 2;
                    break;
                case var plain:
                    bytes[length++] = plain;
                    break;
            }
        }

        return TryText(bytes[..length], out decoded);
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out byte value) =>
        Utf8Parser.TryParse(digits, out value, out var consumed, 'x') && consumed == digits.Length;

    private static bool TryText(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        text = null;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return !text.Any(char.IsControl);
    }
}
