using System.Buffers.Text;
using System.Security.Cryptography;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>
/// Shows what became of an application. It is the hash of the token by which the applicant confirms: whoever sees the link
/// confirms nothing.
/// </summary>
internal static class ApplicationLink
{
    public static string Of(byte[] hash) => Base64Url.EncodeToString(hash);

    /// <summary>Null: it is no link.</summary>
    public static byte[]? HashIn(string link) =>
        Base64Url.IsValid(link, out var length) && length == SHA256.HashSizeInBytes ? Base64Url.DecodeFromChars(link) : null;
}
