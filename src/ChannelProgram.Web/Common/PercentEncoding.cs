using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Percent-encoded UTF-8 (RFC 3986, 2.1), read strictly: malformed escapes and invalid UTF-8 are refused. The framework's readers
/// leave them or put replacement characters in their place.
/// </summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryDecode(string encoded, bool plusIsSpace, [NotNullWhen(true)] out string? decoded) =>
        TryDecode(Encoding.UTF8.GetBytes(encoded), plusIsSpace, out decoded);

    /// <param name="plusIsSpace">As in forms and queries, not in paths.</param>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, bool plusIsSpace, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        Span<byte> bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            switch (encoded[i])
            {
                case (byte)'+' when plusIsSpace:
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

        try
        {
            decoded = Strict.GetString(bytes[..length]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out byte value) =>
        Utf8Parser.TryParse(digits, out value, out var consumed, 'x') && consumed == digits.Length;
}
